using PsoasBot.Answering.Grounding;
using PsoasBot.Evaluation;
using PsoasBot.Hosting;
using PsoasBot.Knowledge;

namespace PsoasBot.Tests.Answering.Grounding;

public sealed class GroundingGateTests
{
    private static readonly string Root = ProjectRoot.Find();
    private static readonly KnowledgeVoices Voices = new(KnowledgeFolder.Load(Path.Combine(Root, "knowledge")));
    private readonly GroundingGate _gate = new(new GateOptions());

    [Theory]
    [InlineData("open.jsonl", 0.97, 0.90)]
    [InlineData("second.jsonl", 0.93, 0.84)]
    [InlineData("third.jsonl", 0.93, 0.87)]
    [InlineData("unseen.jsonl", 0.93, 0.82)]
    public void It_stops_what_the_evidence_does_not_say_and_lets_the_rest_through(string file, double leastStopped, double leastLetThrough)
    {
        var judged = GateItem.Read(Path.Combine(Root, "tests", "gate", file))
            .SelectMany(item => item.Sentences.Zip(item.Judge(_gate, Voices), (sentence, verdict) => (sentence.Label, verdict.Supported))).ToList();
        Assert.True(Share(judged, "unsupported", false) >= leastStopped, $"stopped {Share(judged, "unsupported", false):P1}");
        Assert.True(Share(judged, "supported", true) >= leastLetThrough, $"let through {Share(judged, "supported", true):P1}");
    }

    [Theory]
    [InlineData("More than a quarter of those clients have a weak psoas, he says.", "number")]
    [InlineData("More than half of those back-pain clients show a tight psoas, he says.", "direction")]
    [InlineData("Koch says that more than half of those clients show a weak psoas.", "attribution")]
    [InlineData("All of those back-pain clients show a weak psoas, he says.", "quantifier")]
    [InlineData("More than half of those back-pain clients do not show a weak psoas.", "negation")]
    [InlineData("More than half of those back-pain clients have a weak psoas because they sit too much.", "cause")]
    [InlineData("You have a weak psoas.", "personal-advice")]
    [InlineData("It is proven that more than half of those clients have a weak psoas.", "modality")]
    [InlineData("More than half of his clients show a weak psoas and a torn meniscus.", "lexical")]
    [InlineData("Read more at psoas.example.com.", "outside-matter")]
    [InlineData("He calls it \"a muscle that forgot its work\" in more than half of his clients.", "quotation")]
    public void Each_kind_of_error_has_its_reason(string sentence, string rule)
    {
        var verdict = Judge("not-your-soul-muscle.8", "More than half of those back-pain clients show a weak or neurologically inhibited psoas.", sentence);
        Assert.False(verdict.Supported);
        Assert.Equal(rule, verdict.Rule);
    }

    [Theory]
    [InlineData("He finds a weak or inhibited psoas in more than half of those clients with back pain.")]
    [InlineData("Mehr als die Hälfte dieser Klienten mit Rückenschmerzen hat laut Serota einen schwachen oder gehemmten Psoas.")]
    [InlineData("Según Serota, más de la mitad de esos clientes con dolor de espalda tienen un psoas débil o inhibido.")]
    public void A_faithful_sentence_passes_in_three_languages(string sentence) =>
        Assert.True(Judge("not-your-soul-muscle.8", "More than half of those back-pain clients show a weak or neurologically inhibited psoas.", sentence).Supported);

    [Fact]
    public void A_greeting_states_nothing() => Assert.True(Judge("x.1", "The psoas is a hip flexor.", "Good question!").IsNeutral);

    [Fact]
    public void An_id_that_is_not_in_the_evidence_is_no_support()
    {
        var verdict = Assert.Single(_gate.Check([new EvidenceItem("x.1", "The psoas is a hip flexor.")], [new CandidateSentence("The psoas is a hip flexor.", ["x.2"])]));
        Assert.Equal("citation", verdict.Rule);
    }

    [Fact]
    public void Without_evidence_nothing_is_supported() => Assert.False(Assert.Single(_gate.Check([], [new CandidateSentence("The psoas is a hip flexor.", [])])).Supported);

    private SentenceVerdict Judge(string id, string evidence, string sentence) =>
        Assert.Single(_gate.Check([new EvidenceItem(id, evidence, Voices.Of(id))], [new CandidateSentence(sentence, [id])]));

    private static double Share(List<(string Label, bool Supported)> judged, string label, bool supported) =>
        judged.Count(each => each.Label == label && each.Supported == supported) / (double)judged.Count(each => each.Label == label);
}
