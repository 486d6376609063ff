using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>One case: what was asked and answered, why, and what can be done about it.</summary>
internal static class CasePage
{
    public const int Rows = 4;

    public static Markup Write(CaseFile file, IReadOnlyList<AuditEntry> trail, DeskSession session, CorrectionWriter corrections, DateTimeOffset now, CaseNotice? notice) => Markup.Of(
        $"""
        {DeskPages.Problem(notice?.Problem)}
        <div class="columns"><div>
        <section class="card"><h2>Question</h2><p class="text" id="question">{(file.Question.Length == 0 ? "(deleted)" : file.Question)}</p><p class="soft">asked {file.AskedAt.ToString("u", CultureInfo.InvariantCulture)} in {file.Case.Platform}</p>
        <h2>Flags</h2><ul>{Markup.Join(file.Flags.Select(flag => Markup.Of($"<li>{flag.Kind}{(flag.Reason is null ? "" : $": {flag.Reason}")}</li>")))}</ul></section>
        <section class="card"><h2>{(file.Case.Held is null ? "Answer" : "Held answer")}</h2><p class="text" id="answer">{file.Answer.Text}</p>
        {(file.Case.Replacement is { } replacement ? Markup.Of($"""<h2>Shown now</h2><p class="text" id="shown">{replacement.Text}</p>""") : Markup.Empty)}</section>
        </div><div>
        <section class="card"><h2>Sources</h2>{Sources(file.Answer)}</section>
        <section class="card"><h2>Why this answer?</h2>{Receipt(file.Answer, corrections)}</section>
        </div></div>
        <section class="card"><h2>Decide</h2>{Actions(file.Case, session, corrections, now, notice?.Draft)}</section>
        <section class="card preview" id="preview" aria-live="polite"{(notice?.Preview is null ? " hidden" : "")}><h2>Preview</h2><p class="text">{notice?.Preview}</p></section>
        <section class="card"><h2>Trail</h2><ol>{Markup.Join(trail.Select(Entry))}</ol></section>
        """);

    private static Markup Sources(Answer answer) => answer.Sources.Count == 0
        ? Markup.Of($"""<p class="empty">It cites nothing.</p>""")
        : Markup.Of($"<ol>{Markup.Join(answer.Sources.Select(source => Markup.Of($"<li value=\"{source.Number}\">{source.Title}, {source.Where}<ul>{Markup.Join(source.Ids.Select(Cited))}</ul></li>")))}</ol>");

    private static Markup Cited(AnswerCitation citation) => Markup.Of($"<li><code>{citation.Id}</code> {citation.Text} <span class=\"soft\">{citation.Speaker}</span></li>");

    private static Markup Receipt(Answer answer, CorrectionWriter corrections)
    {
        var receipt = answer.Receipt;
        var considered = receipt.Considered.Select(each => Markup.Of(
            $"<tr><td>{each.Id}</td><td>{each.Score.ToString("F2", CultureInfo.InvariantCulture)}</td><td>{corrections.TextOf(each.Id) ?? "no longer there"}</td></tr>"));
        var findings = receipt.Findings.Select(finding => Markup.Of($"<li>{finding.Rule} ({finding.Level}): “{finding.Words}”</li>"));
        return Markup.Of(
            $"""
            <p>Knowledge {receipt.KnowledgeVersion}, {receipt.Elapsed.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms{(receipt.Decision is null ? "" : $", decision: {receipt.Decision}")}</p>
            <ul>{Markup.Join(findings)}</ul><table><thead><tr><th>Statement</th><th>Score</th><th>Text</th></tr></thead><tbody>{Markup.Join(considered)}</tbody></table>
            """);
    }

    private static Markup Actions(ReviewCase about, DeskSession session, CorrectionWriter corrections, DateTimeOffset now, CorrectionDraft? draft)
    {
        if (about.IsDecided) return Markup.Of($"<p>{about.State} by {about.DecidedBy}{(about.Reason is null ? "" : $": {about.Reason}")}</p>{Form(about, session, "reopen", "Reopen", Markup.Empty)}");
        var holder = about.HolderAt(now);
        if (holder is null) return Form(about, session, "claim", "Claim", Markup.Empty);
        if (holder != session.Who.Id) return Markup.Of($"""<p>{holder} works on this case.</p>{Form(about, session, "release", "Take it from them", Markup.Empty)}""");
        var reason = Markup.Of($"""<label>Reason, for the trail <input name="reason" maxlength="1000"></label>""");
        return Markup.Of(
            $"""
            <div class="row">{Form(about, session, "approve", "Approve", Markup.Empty)}{Form(about, session, "release", "Give back", Markup.Empty)}</div>
            {Form(about, session, "retract", "Retract", reason)}
            <h3>Correct</h3>{Correction(about, session, corrections, draft, reason)}
            """);
    }

    private static Markup Correction(ReviewCase about, DeskSession session, CorrectionWriter corrections, CorrectionDraft? draft, Markup reason) => Markup.Of(
        $"""
        <form method="post" action="/desk/case/{about.QuestionId}/correct" class="correct">{DeskPages.Hidden(session, about.Version)}
        {Markup.Join(Enumerable.Range(0, Rows).Select(row => Sentence(row, draft?.Sentences.ElementAtOrDefault(row))))}
        <p class="soft">Every sentence is held against the statements that it rests on. What no statement says needs your note as its source.</p>
        <label>Your note as a source (cite it as {CorrectionDraft.NoteCitation}) <textarea name="note" rows="2">{draft?.Note}</textarea></label>
        <label class="check"><input type="checkbox" name="curate" value="1"{(draft?.Curate == true ? " checked" : "")}> answer this question so from now on</label>
        <label>The question in your words, with nothing personal in it <input name="question" value="{draft?.CuratedQuestion}" maxlength="300"></label>
        {reason}<div class="row"><button name="preview" value="1">Preview</button><button class="main">Correct</button></div></form>
        <datalist id="statements">{Markup.Join(corrections.Citable.Select(statement => Markup.Of($"""<option value="{statement.Id}">{statement.Text}</option>""")))}</datalist>
        """);

    private static Markup Sentence(int row, DraftSentence? sentence) => Markup.Of(
        $"""
        <fieldset><label>Sentence {row + 1} <textarea name="text{row}" rows="2">{sentence?.Text}</textarea></label>
        <label>rests on <input name="cites{row}" list="statements" value="{(sentence is null ? "" : string.Join(' ', sentence.Citations))}" placeholder="not-your-soul-muscle.9"></label></fieldset>
        """);

    private static Markup Form(ReviewCase about, DeskSession session, string action, string label, Markup fields) => Markup.Of(
        $"""<form method="post" action="/desk/case/{about.QuestionId}/{action}">{DeskPages.Hidden(session, about.Version)}{fields}<button>{label}</button></form>""");

    private static Markup Entry(AuditEntry entry) => Markup.Of(
        $"<li>{entry.At.ToString("u", CultureInfo.InvariantCulture)} {entry.Actor}: {entry.Action}, {entry.Outcome}{(entry.Reason is null ? "" : $" – {entry.Reason}")}</li>");
}

/// <summary>What is shown on top of a case after an attempt: what was wrong, the draft as it was, how it would look.</summary>
internal sealed record CaseNotice(string? Problem, CorrectionDraft? Draft = null, string? Preview = null);
