namespace PsoasBot.Platforms.Local.Desk;

/// <summary>What the desk's pages share: frame, sign-in, menu.</summary>
internal static class DeskPages
{
    public static Markup Frame(string title, DeskSession? session, Markup body) => Markup.Of(
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · PsoasBot review desk</title><link rel="stylesheet" href="/desk.css"><link rel="icon" href="/icon.svg"><script type="module" src="/desk.js"></script></head><body>
        <header><a href="/desk"><strong>Review desk</strong></a>{(session is null ? Markup.Empty : Menu(session))}</header><main><h1>{title}</h1>{body}</main></body></html>
        """);

    public static Markup SignIn(string? problem, bool hasToken) => Markup.Of(
        $"""
        {Problem(problem)}
        <form method="post" action="/desk/sign-in" class="card">
        <label>Your name, as it stands in the trail <input name="name" maxlength="24" autocomplete="username" required></label>
        <label>{(hasToken ? "The moderators' token" : "The key that the bot printed at start (it works once)")} <input name="token" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form>
        """);

    public static Markup Problem(string? problem) => problem is null ? Markup.Empty : Markup.Of($"""<p class="problem" role="alert">{problem}</p>""");

    public static string Age(TimeSpan age) => age.TotalDays >= 1 ? $"{(int)age.TotalDays} d" : age.TotalHours >= 1 ? $"{(int)age.TotalHours} h" : $"{Math.Max(0, (int)age.TotalMinutes)} min";

    public static Markup Hidden(DeskSession session, int version) => Markup.Of(
        $"""<input type="hidden" name="csrf" value="{session.FormKey}"><input type="hidden" name="version" value="{version}">""");

    private static Markup Menu(DeskSession session) => Markup.Of(
        $"""
        <nav><a href="/desk">Queue</a> <a href="/desk/stats">Figures</a> <a href="/desk/export.csv">CSV</a> <a href="/desk/export.json">JSON</a></nav>
        <form method="post" action="/desk/sign-out">{Hidden(session, 0)}<span>{session.Who.Id}</span> <button>Sign out</button></form>
        """);
}
