using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering.Authoring;
using PsoasBot.Hosting.CommandLine;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Files;
using PsoasBot.Simulators.Models;
using PsoasBot.Tests.Answering.Phrasing;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Authoring;

public sealed class EnricherTests(ModelHost host) : IClassFixture<ModelHost>
{
    private const string Reply = """
        Sure: {"asks": ["what's holding the arch", "what's holding the arch", "see https://x.example", "is it {{deep}}", "keystone?"],
        "vocabulary": [{"term": "deepest core muscle", "same": ["top stone"]}, {"term": "meniscus", "same": ["knee thing"]}, {"term": "psoas", "same": ["hip steak"]}]} bye
        """;

    [Fact]
    public async Task Suggestions_are_plain_new_and_about_the_statement()
    {
        var enrichment = await SuggestAsync();
        Assert.Equal(["what's holding the arch", "keystone?"], enrichment.Asks);
        Assert.Equal("deepest core muscle", Assert.Single(enrichment.Vocabulary).Term);
    }

    [Fact]
    public async Task They_are_written_as_the_asks_folder_takes_them_and_once()
    {
        using var folder = new ScratchFolder();
        folder.Write("vocabulary.yaml", "- term: psoas\n  same: [psoas muscle]\n");
        folder.Write("asks/other.yaml", "vital-psoas.1:\n- what is it\n");
        var enrichment = await SuggestAsync();
        var (asks, vocabulary) = (EnrichmentYaml.Asks(enrichment), EnrichmentYaml.Vocabulary(enrichment));
        Assert.Equal(0, await EnrichCommand.WriteAsync(folder.Path, enrichment.Id, asks, vocabulary, TestContext.Current.CancellationToken));
        var problems = new ProblemList();
        var file = new AsksFile(problems);
        var path = Path.Combine(folder.Path, "asks", "suggested.yaml");
        file.Read("asks/suggested.yaml", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(["what's holding the arch", "keystone?"], file.With("vital-psoas.10", []));
        Assert.Equal(1, await EnrichCommand.WriteAsync(folder.Path, enrichment.Id, asks, vocabulary, TestContext.Current.CancellationToken));
        Assert.Contains("- term: 'deepest core muscle'\n  same: ['top stone']", await File.ReadAllTextAsync(Path.Combine(folder.Path, "vocabulary.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contested_claim_is_described_only_in_sentences_that_stand()
    {
        host.Simulator.Script = request => new SimulatedReply(PromptEvidence.Write([.. PromptEvidence.In(request).Take(2).Select(each => (each.Text, new[] { each.Id })), ("Science has settled this in favour of stretching.", [PromptEvidence.In(request)[0].Id])]));
        var claim = Services.GetRequiredService<KnowledgeBase>().Contested.Single(claim => claim.Id == "stretch-vs-strengthen");
        var description = await Services.GetRequiredService<Enricher>().DescribeAsync(claim, TestContext.Current.CancellationToken);
        Assert.Equal(2, description.Sentences.Count);
        Assert.Single(description.Cut);
        Assert.StartsWith("contested@", description.Prompt, StringComparison.Ordinal);
    }

    private IServiceProvider Services => host.Services;

    private async Task<Enrichment> SuggestAsync()
    {
        host.Simulator.Script = static _ => new SimulatedReply(Reply);
        return await Services.GetRequiredService<Enricher>().SuggestAsync(Services.GetRequiredService<KnowledgeBase>().Statement(StatementId.Parse("vital-psoas.10")), TestContext.Current.CancellationToken);
    }
}
