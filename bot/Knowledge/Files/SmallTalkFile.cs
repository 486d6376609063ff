namespace PsoasBot.Knowledge.Files;

/// <summary>
/// Reads <c>knowledge/smalltalk.yaml</c>. A phrase is words in plain small letters; a word in capitals is any of its group, <c>?</c> after a word means that it may be missing,
/// and <c>*</c> is any one word.
/// </summary>
internal sealed class SmallTalkFile
{
    private const string AnyWord = "*";

    private readonly string _file;
    private readonly ProblemList _problems;

    /// <summary>What stands for a name of a group, and each word for itself.</summary>
    private readonly Dictionary<string, WordingChoices> _choices;

    private SmallTalkFile(string file, YamlMap? groups, ProblemList problems)
    {
        (_file, _problems) = (file, problems);
        _choices = groups?.Keys.ToDictionary(name => name, name => new WordingChoices(groups.List(name)), StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
    }

    public static SmallTalkList Read(string file, string text, ProblemList problems)
    {
        if (YamlMap.Load(file, text, problems).FirstOrDefault() is not { } map) return SmallTalkList.Empty;
        var reader = new SmallTalkFile(file, map.Map("groups"), problems);
        var forms = map.Map("same");
        var same = forms?.Keys.ToDictionary(name => name, name => (IReadOnlyList<string>)Split(forms.Required(name)), StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
        List<Wording> wordings = [.. map.Maps("wordings").SelectMany(reader.ReadEntry)];
        map.RejectOthers();
        return new SmallTalkList(wordings, same);
    }

    private List<Wording> ReadEntry(YamlMap entry)
    {
        var (reply, isAlone) = (entry.Optional("reply"), entry.Flag("alone", otherwise: false));
        List<Wording> wordings = [.. entry.List("phrases").Select(phrase => new Wording(reply, isAlone, Places(phrase, entry.Line)))];
        entry.RejectOthers();
        return wordings;
    }

    private List<WordingPlace> Places(string phrase, int line)
    {
        List<WordingPlace> places = [.. Split(phrase).Select(word => Place(word, line))];
        if (places is [] or [{ Choices: null } or { IsOptional: true }, ..])
            _problems.Add(_file, line, $"'{phrase}' must begin with a word that is neither optional nor '*'");
        return places;
    }

    private WordingPlace Place(string word, int line)
    {
        var name = word.TrimEnd('?');
        if (name == AnyWord) return new WordingPlace(null, word.EndsWith('?'));
        if (!_choices.TryGetValue(name, out var choices))
        {
            if (char.IsAsciiLetterUpper(name[0])) _problems.Add(_file, line, $"there is no group '{name}'");
            _choices[name] = choices = new WordingChoices([name]);
        }
        return new WordingPlace(choices, word.EndsWith('?'));
    }

    private static string[] Split(string phrase) => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
