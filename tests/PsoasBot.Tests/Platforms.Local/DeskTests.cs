using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>The review desk over HTTP, as a browser without scripts speaks to it.</summary>
public sealed partial class DeskTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For), ("Conversations:Poll", "00:00:00.050"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/desk")]
    [InlineData("GET", "/desk/stats")]
    [InlineData("GET", "/desk/export.json")]
    [InlineData("GET", "/desk/export.csv")]
    [InlineData("GET", "/desk/start/0123")]
    [InlineData("POST", "/desk/case/0123/preview")]
    [InlineData("GET", "/desk/case/0123")]
    [InlineData("POST", "/desk/case/0123/claim")]
    [InlineData("POST", "/desk/case/0123/release")]
    [InlineData("POST", "/desk/case/0123/approve")]
    [InlineData("POST", "/desk/case/0123/correct")]
    [InlineData("POST", "/desk/case/0123/retract")]
    [InlineData("POST", "/desk/case/0123/reopen")]
    [InlineData("POST", "/desk/sign-out")]
    public async Task Without_a_session_every_address_shows_the_sign_in_only(string method, string path)
    {
        using var desk = new Desk(_host);
        var (status, html) = await desk.SendAsync(new HttpMethod(method), path, []);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("The moderators&#39; token", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_guessing_is_slowed_down()
    {
        using var desk = new Desk(_host);
        for (var attempt = 0; attempt < 10; attempt++)
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.SendAsync(HttpMethod.Post, "/desk/sign-in", new() { ["token"] = "guess", ["name"] = "eve" })).Status);
        Assert.Contains("Too many attempts", (await desk.SendAsync(HttpMethod.Post, "/desk/sign-in", new() { ["token"] = RunningHost.DeskToken, ["name"] = "eve" })).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_from_another_site_or_without_the_forms_key_is_refused()
    {
        using var desk = await new Desk(_host).SignInAsync("ada");
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.SendAsync(HttpMethod.Post, "/desk/sign-out", [], origin: "https://elsewhere.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.SendAsync(HttpMethod.Post, "/desk/sign-out", [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.SendAsync(HttpMethod.Post, "/desk/sign-out", new() { ["csrf"] = "guess" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(HttpMethod.Get, "/desk", [])).Status);
    }

    [Fact]
    public async Task From_flag_to_claim_to_correction_on_the_members_page()
    {
        using var page = await _host.Open().VisitAsync();
        var id = await AskAndFlagAsync(page, "is it weak <script>alert(1)</script>?", "wrong <img src=x onerror=alert(2)>");
        var first = (await page.MessagesAsync(1))[0];
        using var desk = await new Desk(_host).SignInAsync("ada");
        Assert.Contains($"/desk/case/{id}", (await desk.SendAsync(HttpMethod.Get, "/desk", [])).Html, StringComparison.Ordinal);

        var shown = await desk.OpenAsync(id);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", shown, StringComparison.Ordinal);
        await desk.ActAsync(id, "claim");
        var preview = await desk.ActAsync(id, "correct", ("text0", "Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key."), ("cites0", "not-your-soul-muscle.9"), ("preview", "1"));
        Assert.Contains("Corrected by moderators on", preview, StringComparison.Ordinal);
        Assert.Contains("Please say why", await desk.ActAsync(id, "correct", ("text0", "Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key."), ("cites0", "not-your-soul-muscle.9")), StringComparison.Ordinal);
        var corrected = await desk.ActAsync(id, "correct", ("text0", "Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key."), ("cites0", "not-your-soul-muscle.9"), ("reason", "one-sided"));
        Assert.Contains("Corrected by desk:ada", corrected, StringComparison.Ordinal);

        var card = JsonDocument.Parse((await page.MessagesAsync(1, first.Id))[0].Json).RootElement.GetProperty("card");
        Assert.Contains("changed this answer", card.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal("Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key.", card.GetProperty("sentences")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_uncited_correction_is_refused_with_its_mistake()
    {
        using var page = await _host.Open().VisitAsync();
        var id = await AskAndFlagAsync(page, "is it weak?", "wrong");
        using var desk = await new Desk(_host).SignInAsync("ada");
        await desk.ActAsync(id, "claim");
        Assert.Contains("it cites nothing", await desk.ActAsync(id, "correct", ("text0", "Trust me."), ("reason", "r")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_its_statement_does_not_support_is_refused_and_the_note_can_carry_it()
    {
        using var page = await _host.Open().VisitAsync();
        var id = await AskAndFlagAsync(page, "is it weak?", "wrong");
        using var desk = await new Desk(_host).SignInAsync("ada");
        await desk.ActAsync(id, "claim");
        const string Text = "Hold it for 45 seconds every evening.";
        var refused = await desk.ActAsync(id, "correct", ("text0", Text), ("cites0", "not-your-soul-muscle.9"), ("reason", "r"));
        Assert.Contains("does not support it", refused, StringComparison.Ordinal);
        Assert.Contains(Text, refused, StringComparison.Ordinal);
        var kept = await desk.ActAsync(id, "correct", ("text0", Text), ("cites0", "moderator.note"), ("note", "our physiotherapist, 3 May"), ("reason", "r"));
        Assert.Contains("Corrected by desk:ada", kept, StringComparison.Ordinal);
        Assert.Contains("our physiotherapist, 3 May", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?words=weak", true)]
    [InlineData("?words=elsewhere", false)]
    [InlineData("?state=free", true)]
    [InlineData("?state=mine", false)]
    [InlineData("?state=decided", false)]
    [InlineData("?state=all&flag=member&level=none", true)]
    [InlineData("?level=urgent", false)]
    [InlineData("?flag=crisis", false)]
    public async Task The_queue_shows_what_fits_its_filters(string filters, bool isShown)
    {
        using var page = await _host.Open().VisitAsync();
        var id = await AskAndFlagAsync(page, "is it weak?", "wrong");
        using var desk = await new Desk(_host).SignInAsync("ada");
        Assert.Equal(isShown, (await desk.SendAsync(HttpMethod.Get, $"/desk{filters}", [])).Html.Contains($"/desk/case/{id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_was_not_answered_starts_a_statement_in_one_click()
    {
        using var page = await _host.Open().VisitAsync();
        await page.AskAsync("hello, does it like <b>pizza</b>?");
        await page.MessagesAsync(1);
        using var desk = await new Desk(_host).SignInAsync("ada");
        var figures = (await desk.SendAsync(HttpMethod.Get, "/desk/stats", [])).Html;
        var link = StartLink().Match(figures).Value;
        var (status, html) = await desk.SendAsync(HttpMethod.Get, link, []);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("- hello, does it like &lt;b&gt;pizza&lt;/b&gt;?", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.SendAsync(HttpMethod.Get, "/desk/start/0123", [])).Status);
    }

    [GeneratedRegex("/desk/start/[0-9a-f]+", RegexOptions.None, 1000)]
    private static partial Regex StartLink();

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_exported_as_text()
    {
        using var page = await _host.Open().VisitAsync();
        await AskAndFlagAsync(page, "=HYPERLINK(\"x\") is it weak?", "wrong");
        using var desk = await new Desk(_host).SignInAsync("ada");
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\") is it weak?\",", (await desk.SendAsync(HttpMethod.Get, "/desk/export.csv", [])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_moderators_at_the_desk_the_second_is_told()
    {
        using var page = await _host.Open().VisitAsync();
        var id = await AskAndFlagAsync(page, "is it weak?", "wrong");
        using var ada = await new Desk(_host).SignInAsync("ada");
        using var ben = await new Desk(_host).SignInAsync("ben");
        var (adaForm, benForm) = (await ada.OpenAsync(id), await ben.OpenAsync(id));
        await ada.PostAsync(id, "claim", adaForm);
        Assert.Contains("Another moderator changed this case first", await ben.PostAsync(id, "claim", benForm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_and_the_export_tell_what_happened()
    {
        using var page = await _host.Open().VisitAsync();
        await AskAndFlagAsync(page, "is it weak?", "wrong");
        using var desk = await new Desk(_host).SignInAsync("ada");
        Assert.Contains("<dt>questions in 30 days</dt><dd>1</dd>", (await desk.SendAsync(HttpMethod.Get, "/desk/stats", [])).Html, StringComparison.Ordinal);
        Assert.Contains("\"question\":\"is it weak?\"", (await desk.SendAsync(HttpMethod.Get, "/desk/export.json", [])).Html, StringComparison.Ordinal);
    }

    private static async Task<string> AskAndFlagAsync(PageClient page, string question, string reason)
    {
        var reply = await (await page.AskAsync(question)).Content.ReadAsStringAsync(Cancel);
        var id = JsonDocument.Parse(reply).RootElement.GetProperty("questionId").GetString()!;
        await page.MessagesAsync(1);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/flags") { Content = new StringContent(JsonSerializer.Serialize(new { questionId = id, reason }), Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", page.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.Accepted, (await page.Http.SendAsync(request, Cancel)).StatusCode);
        return id;
    }

    private sealed partial class Desk(RunningHost host) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = host.Address };

        public async Task<Desk> SignInAsync(string name)
        {
            var (status, html) = await SendAsync(HttpMethod.Post, "/desk/sign-in", new() { ["token"] = RunningHost.DeskToken, ["name"] = name });
            Assert.True(status == HttpStatusCode.OK, html);
            return this;
        }

        public async Task<string> OpenAsync(string id) => (await SendAsync(HttpMethod.Get, $"/desk/case/{id}", [])).Html;

        public async Task<string> ActAsync(string id, string action, params (string Key, string Value)[] fields) => await PostAsync(id, action, await OpenAsync(id), fields);

        public async Task<string> PostAsync(string id, string action, string form, params (string Key, string Value)[] fields)
        {
            var at = form.IndexOf($"action=\"/desk/case/{id}/{action}\"", StringComparison.Ordinal);
            Assert.True(at > 0, $"there is no form to {action} in {form}");
            Dictionary<string, string> all = new(StringComparer.Ordinal) { ["csrf"] = Key().Match(form, at).Groups["value"].Value, ["version"] = Version().Match(form, at).Groups["value"].Value };
            foreach (var (key, value) in fields) all[key] = value;
            return (await SendAsync(HttpMethod.Post, $"/desk/case/{id}/{action}", all)).Html;
        }

        public async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpMethod method, string path, Dictionary<string, string> form, string? origin = null)
        {
            var request = new HttpRequestMessage(method, path);
            if (method == HttpMethod.Post)
            {
                request.Content = new FormUrlEncodedContent(form);
                request.Headers.Add("Origin", origin ?? host.Address.GetLeftPart(UriPartial.Authority));
            }
            var response = await _http.SendAsync(request, Cancel);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
        }

        public void Dispose() => _http.Dispose();

        [GeneratedRegex("name=\"csrf\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, 1000)]
        private static partial Regex Key();

        [GeneratedRegex("name=\"version\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, 1000)]
        private static partial Regex Version();
    }
}
