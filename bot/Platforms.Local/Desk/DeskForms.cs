using System.Globalization;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>Reads what a form asks for.</summary>
internal static class DeskForms
{
    /// <summary>Null for an action that there is not, or a form without a version.</summary>
    public static ReviewCommand? Command(string? action, IFormCollection form)
    {
        if (!int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return null;
        var reason = form["reason"].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return action switch
        {
            "claim" => new ReviewCommand.Claim(version),
            "release" => new ReviewCommand.Release(version),
            "approve" => new ReviewCommand.Approve(version),
            "retract" => new ReviewCommand.Retract(version) { Reason = reason },
            "reopen" => new ReviewCommand.Reopen(version),
            "correct" => new ReviewCommand.Correct(version, Draft(form)) { Reason = reason },
            _ => null,
        };
    }

    public static CorrectionDraft Draft(IFormCollection form) => new()
    {
        Sentences = [.. Enumerable.Range(0, CasePage.Rows)
            .Select(row => new DraftSentence(form[$"text{row}"].ToString().Trim(), form[$"cites{row}"].ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)))
            .Where(sentence => sentence.Text.Length > 0)],
        Note = form["note"],
        Curate = form["curate"] == "1",
        CuratedQuestion = form["question"],
    };
}
