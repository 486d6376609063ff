using PsoasBot.Retrieval.Index;

namespace PsoasBot.Retrieval;

/// <summary>Lays the knowledge out for <see cref="KnowledgeIndex"/> and is gone once the index stands.</summary>
internal sealed class KnowledgePassages
{
    public PassageIndexBuilder Passages { get; } = new(KnowledgeIndex.PassageOptions);

    public PassageIndexBuilder Documents { get; } = new(KnowledgeIndex.DocumentOptions);

    /// <summary>The target of each passage, by ordinal.</summary>
    public List<Target> Targets { get; } = [];

    /// <summary>Whether a passage is a way to ask, by ordinal.</summary>
    public List<bool> IsAsk { get; } = [];

    /// <summary>The target of each document, by ordinal.</summary>
    public List<Target> DocumentTargets { get; } = [];

    public void Add(Target target, string title, string text, IReadOnlyList<string> asks)
    {
        var group = $"{target.Kind}:{target.Id}";
        if (text.Length > 0) AddPassage(target, group, title, text, isAsk: target.Kind == TargetKind.Claim);
        foreach (var ask in asks) AddPassage(target, group, "", ask, isAsk: true);
        DocumentTargets.Add(target);
        // What a document says is read from its target; only its words are searched.
        Documents.Add(new Passage { Id = group, Group = group, Title = title, Text = "" }, $"{text} {string.Join(" . ", asks)}");
    }

    /// <summary>A passage is known by its ordinal, so it shares its target's id.</summary>
    private void AddPassage(Target target, string group, string title, string text, bool isAsk)
    {
        Passages.Add(new Passage { Id = group, Group = group, Title = title, Text = text });
        Targets.Add(target);
        IsAsk.Add(isAsk);
    }
}
