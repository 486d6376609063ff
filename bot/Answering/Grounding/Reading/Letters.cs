using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>Lower case with folded letters and one kind of apostrophe: what the gate's lists are written in.</summary>
internal static class Letters
{
    public static string Fold(string text) => Folding.Fold(text.Replace('’', '\'').Replace('‘', '\'')).ToLowerInvariant();
}
