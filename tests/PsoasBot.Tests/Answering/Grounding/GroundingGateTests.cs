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
    [InlineData("open.jsonl", 0.98, 0.93)]
    [InlineData("second.jsonl", 0.97, 0.85)]
    [InlineData("third.jsonl", 0.94, 0.92)]
    [InlineData("fourth.jsonl", 0.88, 0.86)]
    [InlineData("fifth.jsonl", 0.85, 0.75)]
    [InlineData("sixth.jsonl", 0.93, 0.90)]
    [InlineData("exam.jsonl", 0.93, 0.81)]
    [InlineData("exam-second.jsonl", 0.91, 0.85)]
    [InlineData("exam-third.jsonl", 0.94, 0.78)]
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
    [InlineData("strong-connector.15", "A knee or ankle injury may turn into pain of the opposite shoulder since the connected body compensates.", "Pain of the opposite shoulder may turn into a knee or ankle injury.", "flow")]
    [InlineData("big-deal-handout.2", "It is the deepest muscle of the human body.", "It is the strongest muscle of the human body.", "quantifier")]
    [InlineData("vital-psoas.32", "Breathe and sink into the support with each exhale.", "Breathe and sink into the support with each inhale.", "direction")]
    [InlineData("strong-connector.9", "Her yoga teacher's reminder: backbends begin at the feet and forward bends at the pelvis.", "Her yoga teacher says that forward bends begin at the feet and backbends at the pelvis.", "swap")]
    [InlineData("strong-connector.35", "The attitude is being rather than doing.", "The attitude is doing rather than being, she says.", "contrast")]
    [InlineData("soul-muscle-relief.28", "Too many ab crunches or sit-ups can strain it.", "Zu viele Kniebeugen können ihn überlasten.", "lexical")]
    public void What_is_turned_round_or_swapped_is_stopped(string id, string evidence, string sentence, string rule)
    {
        var verdict = Judge(id, evidence, sentence);
        Assert.False(verdict.Supported);
        Assert.Equal(rule, verdict.Rule);
    }

    [Fact]
    public void Time_may_be_told_in_other_units() =>
        Assert.True(Judge("soul-muscle-relief.41", "Koch has studied the psoas for more than 40 years.", "Koch has studied the psoas for more than four decades.").Supported);

    [Theory]
    [InlineData("He finds a weak or inhibited psoas in more than half of those clients with back pain.")]
    [InlineData("Mehr als die Hälfte dieser Klienten mit Rückenschmerzen hat laut Serota einen schwachen oder gehemmten Psoas.")]
    [InlineData("Según Serota, más de la mitad de esos clientes con dolor de espalda tienen un psoas débil o inhibido.")]
    [InlineData("Selon Serota, plus de la moitié de ces clients souffrant de douleurs au dos ont un psoas faible ou inhibé.")]
    public void A_faithful_sentence_passes_in_four_languages(string sentence) =>
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
