using PsoasBot.Safety.Lexicon;

namespace PsoasBot.Safety.Rules;

/// <summary>The concepts that the engine itself knows by name: what turns a finding off, and who is spoken of.</summary>
internal sealed class Cues(SafetyLexicon lexicon)
{
    public int? Negator { get; } = lexicon.Find("negator")?.Id;

    public int? WeakNegator { get; } = lexicon.Find("weak-negator")?.Id;

    public int? NotNegating { get; } = lexicon.Find("not-negating")?.Id;

    public int? NegationEnd { get; } = lexicon.Find("negation-end")?.Id;

    public int? ListBreaker { get; } = lexicon.Find("list-breaker")?.Id;

    public int? AnswerNo { get; } = lexicon.Find("answer-no")?.Id;

    public int? AllNo { get; } = lexicon.Find("all-no")?.Id;

    public int? Animal { get; } = lexicon.Find("animal")?.Id;

    public int? Present { get; } = lexicon.Find("present-tense")?.Id;

    public int? Hypothesis { get; } = lexicon.Find("hypothesis")?.Id;

    public int? Study { get; } = lexicon.Find("study")?.Id;

    public int? Fiction { get; } = lexicon.Find("fiction")?.Id;

    public int? OtherTopic { get; } = lexicon.Find("other-topic")?.Id;

    public int? ArticlePerson { get; } = lexicon.Find("article-person")?.Id;

    /// <summary>The beginning of a question about the texts or the people in them.</summary>
    public int? SourceQuestion { get; } = lexicon.Find("source-question")?.Id;

    /// <summary>The beginning of a question about somebody who was not named.</summary>
    public int? StoryQuestion { get; } = lexicon.Find("story-question")?.Id;

    public int? NearPerson { get; } = lexicon.Find("near-person")?.Id;

    public int? LongPast { get; } = lexicon.Find("long-past")?.Id;

    public int? Resolved { get; } = lexicon.Find("resolved")?.Id;

    public int? Current { get; } = lexicon.Find("current")?.Id;

    public int? Personal { get; } = lexicon.Find("personal")?.Id;

    public int? Somebody { get; } = lexicon.Find("somebody-else")?.Id;

    /// <summary>The child that the writer carries.</summary>
    public int? Unborn { get; } = lexicon.Find("unborn")?.Id;

    public int? Self { get; } = lexicon.Find("self")?.Id;

    public int? Minor { get; } = lexicon.Find("writer-minor")?.Id;
}
