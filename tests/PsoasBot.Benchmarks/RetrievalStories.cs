namespace PsoasBot.Benchmarks;

/// <summary>Wraps judged questions in stories: sentences from two passages that no judge found relevant to them.</summary>
internal sealed class RetrievalStories(RetrievalJudged collection, int seed)
{
    public IReadOnlyList<JudgedQuestion> Around(bool first, string mark)
    {
        var random = new Random(seed);
        return [.. collection.Questions.Select(question =>
        {
            var asked = question.Text.TrimEnd(' ', '.', '?') + (mark.Length > 0 ? mark : " .");
            var story = $"{Sentences(question, random)} {Sentences(question, random)}";
            return question with { Text = first ? $"{asked} {story}" : $"{story} {asked}" };
        })];
    }

    /// <summary>30 to 45 words, ended by a full stop.</summary>
    private string Sentences(JudgedQuestion question, Random random)
    {
        while (true)
        {
            var passage = collection.Passages[random.Next(collection.Passages.Count)];
            var words = passage.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (question.Relevant.ContainsKey(passage.Group) || words.Length < 60) continue;
            return string.Join(' ', words[5..(5 + random.Next(30, 46))]) + " .";
        }
    }
}
