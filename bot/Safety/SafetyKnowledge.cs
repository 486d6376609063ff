using PsoasBot.Safety.Cards;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Likeness;
using PsoasBot.Safety.Pointing;
using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety;

/// <summary>The clinical data of knowledge/safety, read once: spelling, lexicon, situations, rules, references and phone numbers.</summary>
internal sealed class SafetyKnowledge
{
    private readonly List<SafetyProblem> _problems = [];

    private SafetyKnowledge(string folder)
    {
        Spelling = Spelling.Read(SafetyYaml.Read(Path.Combine(folder, "spelling.yaml"), _problems));
        Lexicon = LexiconReader.Read(Files(folder, "lexicon"));
        Sources = SourceReader.Read(SafetyYaml.Read(Path.Combine(folder, "references.yaml"), _problems));
        Situations = SituationReader.Read(Files(folder, "situations"), Sources);
        Rules = new RuleReader(Lexicon, Situations).Read(Files(folder, "rules"));
        Pointers = PointerRules.Read(Files(folder, "pointers"), new RuleReader(Lexicon, Situations), Situations);
        Families = WordFamilies.Read(SafetyYaml.Read(Path.Combine(folder, "families.yaml"), _problems));
        Likeness = LikenessReader.Over(new LikenessTable(Path.Combine(folder, "likeness.tsv")), new LikenessTable(Path.Combine(folder, "situation-likeness.tsv")), Families, Lexicon);
        Numbers = PhoneNumbers.Read(SafetyYaml.Read(Path.Combine(folder, "numbers.yaml"), _problems), Sources);
        Languages = CardLanguages.Read(SafetyYaml.Read(Path.Combine(folder, "languages.yaml"), _problems));
        Texts = CardTexts.Read(SafetyYaml.Read(Path.Combine(folder, "cards.yaml"), _problems));
    }

    public Spelling Spelling { get; }

    public SafetyLexicon Lexicon { get; }

    public IReadOnlyDictionary<string, SafetySource> Sources { get; }

    public IReadOnlyDictionary<string, SafetySituation> Situations { get; }

    public IReadOnlyList<SafetyRule> Rules { get; }

    /// <summary>What chooses the pointer below "urgent"; no level comes from it.</summary>
    public PointerRules Pointers { get; }

    public WordFamilies Families { get; }

    /// <summary>The second reader; it says nothing where its table is missing.</summary>
    public LikenessReader Likeness { get; }

    public PhoneNumbers Numbers { get; }

    public CardTexts Texts { get; }

    public CardLanguages Languages { get; }

    /// <summary>Reads the folder. What is wrong with it is kept for <see cref="Check"/>; a missing folder throws.</summary>
    public static SafetyKnowledge Load(string folder) => Directory.Exists(folder)
        ? new SafetyKnowledge(folder)
        : throw new DirectoryNotFoundException($"The safety data is missing: {folder}");

    /// <summary>What is wrong with the files themselves; a host must not start on a screen with holes.</summary>
    public IReadOnlyList<SafetyProblem> Broken => _problems;

    /// <summary>Every mistake found while reading, and every example of a rule that does not come out as written.</summary>
    public IReadOnlyList<SafetyProblem> Check() => [.. _problems, .. new RuleExamples(this).Run(), .. new PointerExamples(this).Run()];

    private List<SafetyYaml> Files(string folder, string name) =>
        [.. Paths(Path.Combine(folder, name)).Select(f => SafetyYaml.Read(f, _problems)).OfType<SafetyYaml>()];

    private static IEnumerable<string> Paths(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
        : [];
}
