using PsoasBot.Conversations;
using PsoasBot.Hosting;
using PsoasBot.TestHost;

// The real host with one more platform. Arguments: the simulator's address, then settings as Key=Value.
var settings = args.Skip(1).Select(arg => arg.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1], StringComparer.Ordinal);
var http = new HttpClient { BaseAddress = new Uri(args[0]) };
await using var app = BotHost.Build(ProjectRoot.Find(), settings, services =>
{
    services.AddSingleton(http);
    services.AddSingleton<LoopbackPlatform>();
    services.AddSingleton<IDelivery>(provider => provider.GetRequiredService<LoopbackPlatform>());
    services.AddHostedService(provider => provider.GetRequiredService<LoopbackPlatform>());
});
await app.RunAsync();
