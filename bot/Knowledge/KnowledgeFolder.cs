using System.Security.Cryptography;
using System.Text;
using PsoasBot.Knowledge.Files;

namespace PsoasBot.Knowledge;

/// <summary>
/// The front door of the room: reads a knowledge folder into a <see cref="KnowledgeBase"/>.
/// Every mistake in every file is reported in one run, with file and line.
/// </summary>
internal sealed class KnowledgeFolder
{
    /// <summary>So many ways to ask lead to a subject outside the sources, where it is not known by its whole wording.</summary>
    private const int FewestAsks = 3;

    private readonly string _folder;
    private readonly ProblemList _problems = new();
    private readonly List<Source> _sources = [];
    private readonly List<(Statement Statement, string File, int Line)> _statements = [];
    private readonly List<(ContestedClaim Claim, string File, int Line)> _contested = [];
    private readonly List<(Exercise Exercise, string File, int Line)> _exercises = [];
    private readonly List<(ScopeEntry Entry, int Line)> _scope = [];
    private readonly List<VocabularyTerm> _vocabulary = [];
    private readonly List<NamedThing> _things = [];
    private readonly List<MemberLanguage> _languages = [];
    private SmallTalkList _smallTalk = SmallTalkList.Empty;
    private MeaningTable _statementMeanings = MeaningTable.Empty;
    private MeaningTable _claimMeanings = MeaningTable.Empty;
    private LimitList _limits = LimitList.Empty;
    private readonly AsksFile _asks;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private KnowledgeFolder(string folder) => (_folder, _asks) = (folder, new AsksFile(_problems));

    /// <exception cref="KnowledgeException">The folder is missing or a file in it is wrong.</exception>
    public static KnowledgeBase Load(string folder)
    {
        var (knowledge, problems) = Read(folder);
        return knowledge ?? throw new KnowledgeException(problems);
    }

    /// <summary>The knowledge, or null and every problem.</summary>
    public static (KnowledgeBase? Knowledge, IReadOnlyList<KnowledgeProblem> Problems) Read(string folder)
    {
        if (!Directory.Exists(folder))
            return (null, [new KnowledgeProblem(folder, 0, "the knowledge folder is missing; start the bot in the project's folder or set Knowledge:Folder")]);
        return new KnowledgeFolder(folder).Read();
    }

    private (KnowledgeBase? Knowledge, IReadOnlyList<KnowledgeProblem> Problems) Read()
    {
        ForEachFile("sources", "*.md", ReadSource);
        ForEachFile("contested", "*.yaml", (file, text) => Keep(ContestedFile.Read(file, text, _problems), read => _contested.Add((read.Claim, file, read.Line))));
        ForEachFile("exercises", "*.yaml", (file, text) => Keep(ExerciseFile.Read(file, text, _problems), read => _exercises.Add((read.Exercise, file, read.Line))));
        ForEachFile("asks", "*.yaml", _asks.Read);
        ForOneFile("scope.yaml", (file, text) => _scope.AddRange(ScopeFile.Read(file, text, _problems)));
        ForOneFile("vocabulary.yaml", (file, text) => _vocabulary.AddRange(VocabularyFile.Read(file, text, _problems)));
        ForOptionalFile("things.yaml", (file, text) => _things.AddRange(ThingsFile.Read(file, text, _problems)));
        ForOptionalFile("languages.yaml", (file, text) => _languages.AddRange(LanguagesFile.Read(file, text, _problems)));
        ForOptionalFile("smalltalk.yaml", (file, text) => _smallTalk = SmallTalkFile.Read(file, text, _problems));
        if (Directory.Exists(Path.Combine(_folder, "routines"))) ForOneFile("routines/limits.yaml", (file, text) => _limits = LimitsFile.Read(file, text, _problems));
        if (Directory.Exists(Path.Combine(_folder, "meaning")))
        {
            ForOneFile("meaning/statements.tsv", (file, text) => _statementMeanings = MeaningFile.Read(file, text, _problems));
            ForOneFile("meaning/claims.tsv", (file, text) => _claimMeanings = MeaningFile.Read(file, text, _problems));
        }
        CrossCheck();
        if (_problems.All.Count > 0) return (null, _problems.All);
        var version = Convert.ToHexStringLower(_hash.GetHashAndReset())[..16];
        return (new KnowledgeBase(
            _sources,
            [.. _statements.Select(each => each.Statement with { Asks = _asks.With(each.Statement.Id.ToString(), each.Statement.Asks) })],
            [.. _contested.Select(each => each.Claim with { Asks = _asks.With(each.Claim.Id, each.Claim.Asks) })],
            [.. _exercises.Select(each => each.Exercise)],
            [.. _scope.Select(each => each.Entry with { Asks = _asks.With(each.Entry.Id, each.Entry.Asks) })],
            _vocabulary,
            version,
            _limits,
            _statementMeanings,
            _claimMeanings)
        {
            Things = _things,
            Languages = _languages,
            SmallTalk = _smallTalk,
        }, []);
    }

    private void ReadSource(string file, string text)
    {
        var reader = new SourceFile(file, _problems);
        reader.Read(text);
        if (reader.Source is null) return;
        _sources.Add(reader.Source);
        _statements.AddRange(reader.Statements.Select(each => (each.Statement, file, each.Line)));
    }

    private void CrossCheck()
    {
        var known = _statements.Select(each => each.Statement.Id).ToHashSet();
        var claims = _contested.Select(each => each.Claim.Id).ToHashSet(StringComparer.Ordinal);
        Duplicates(_statements.Select(each => (each.Statement.Id.ToString(), each.File, each.Line)));
        Duplicates(_scope.Select(each => (each.Entry.Id, "scope.yaml", each.Line)));
        foreach (var (entry, line) in _scope) Unknown(entry.Statements, known, "scope.yaml", line);
        foreach (var (claim, file, line) in _contested)
            Unknown(claim.Sides.SelectMany(side => side.Statements), known, file, line);
        foreach (var (exercise, file, line) in _exercises)
        {
            Unknown(CitedBy(exercise), known, file, line);
            foreach (var claim in exercise.Contested.Where(claim => !claims.Contains(claim)))
                _problems.Add(file, line, $"there is no contested claim '{claim}'");
        }
        UnknownLimits();
        UnknownReplies();
        UntrueReplies();
        MissingPictures();
        _asks.RejectUnknown([.. known.Select(id => id.ToString()), .. claims, .. _scope.Select(each => each.Entry.Id)]);
        if (_statements.Count == 0)
            _problems.Add("sources", 0, "there is no statement in the knowledge folder");
    }

    private void Duplicates(IEnumerable<(string Id, string File, int Line)> entries)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (id, file, line) in entries)
        {
            if (!seen.Add(id))
                _problems.Add(file, line, $"the id '{id}' stands twice");
        }
    }

    private static IEnumerable<StatementId> CitedBy(Exercise exercise) =>
        exercise.Steps.Concat(exercise.Cautions).Concat(exercise.Easier).SelectMany(step => step.Statements)
            .Concat(exercise.Statements).Concat(exercise.Dose.Statements)
            .Concat(exercise.PurposeStatements).Concat(exercise.FeelStatements).Concat(exercise.StopStatements);

    /// <summary>An alt text without its drawing; both the source and the one for chats.</summary>
    private void MissingPictures()
    {
        foreach (var (exercise, file, line) in _exercises.Where(each => each.Exercise.PictureAlt is not null))
            foreach (var picture in new[] { $"exercises/pictures/{exercise.Id}.svg", $"exercises/pictures/{exercise.Id}.png" }.Where(picture => !File.Exists(Path.Combine(_folder, picture))))
                _problems.Add(file, line, $"'picture' describes a drawing, but {picture} is missing");
    }

    /// <summary>A limit that an exercise names and no entry explains would never hold.</summary>
    private void UnknownLimits()
    {
        if (_limits.Limits.Count == 0) return;
        var limits = _limits.Limits.Select(limit => limit.Id).ToHashSet(StringComparer.Ordinal);
        var exercises = _exercises.Select(each => each.Exercise.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (exercise, file, line) in _exercises)
            foreach (var unknown in exercise.NotFor.Where(id => !limits.Contains(id)))
                _problems.Add(file, line, $"there is no limit '{unknown}' in routines/limits.yaml");
        foreach (var unknown in _limits.Limits.SelectMany(limit => limit.RulesOut).Where(id => !exercises.Contains(id)))
            _problems.Add("routines/limits.yaml", 0, $"there is no exercise '{unknown}'");
    }

    /// <summary>A wording needs its reply, and a reply something that leads to it.</summary>
    private void UnknownReplies()
    {
        var worded = _smallTalk.Wordings.Select(wording => wording.Reply).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, line) in _scope.Where(each => each.Entry.Asks.Count < FewestAsks && !worded.Contains(each.Entry.Id)))
            _problems.Add("scope.yaml", line, $"'{entry.Id}' needs at least {FewestAsks} 'asks', or wordings in smalltalk.yaml");
        var entries = _scope.Select(each => each.Entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in _smallTalk.Wordings.Select(wording => wording.Reply).OfType<string>().Where(id => !entries.Contains(id)).Distinct(StringComparer.Ordinal))
            _problems.Add("smalltalk.yaml", 0, $"there is no entry '{unknown}' in scope.yaml");
    }

    /// <summary>What a reply says of the sources must be true of them: that none speaks of something is read from the statements.</summary>
    private void UntrueReplies()
    {
        var check = new AbsenceCheck(_statements.Select(each => each.Statement));
        foreach (var (entry, line) in _scope)
            foreach (var (word, statement) in check.Untrue(entry))
                _problems.Add("scope.yaml", line, $"'{entry.Id}' says that no source speaks of '{word}', but {statement} does");
    }

    private void Unknown(IEnumerable<StatementId> ids, HashSet<StatementId> known, string file, int line)
    {
        foreach (var id in ids.Distinct().Where(id => !known.Contains(id)))
            _problems.Add(file, line, $"there is no statement '{id}'");
    }

    private void ForEachFile(string room, string pattern, Action<string, string> read)
    {
        var path = Path.Combine(_folder, room);
        if (!Directory.Exists(path))
        {
            _problems.Add(room, 0, "this folder of the knowledge is missing");
            return;
        }
        foreach (var file in Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal))
            ForOneFile(Path.GetRelativePath(_folder, file), read);
    }

    private void ForOptionalFile(string name, Action<string, string> read)
    {
        if (File.Exists(Path.Combine(_folder, name))) ForOneFile(name, read);
    }

    private void ForOneFile(string name, Action<string, string> read)
    {
        var path = Path.Combine(_folder, name);
        if (!File.Exists(path))
        {
            _problems.Add(name, 0, "this file of the knowledge is missing");
            return;
        }
        var bytes = File.ReadAllBytes(path);
        _hash.AppendData(Encoding.UTF8.GetBytes(name.Replace('\\', '/')));
        _hash.AppendData(bytes);
        try
        {
            read(name.Replace('\\', '/'), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            _problems.Add(name, 0, "the file is not valid UTF-8; save it as UTF-8");
        }
    }

    private static void Keep<T>(T? read, Action<T> add) where T : struct
    {
        if (read is { } value) add(value);
    }
}
