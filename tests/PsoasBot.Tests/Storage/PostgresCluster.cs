using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using PsoasBot.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace PsoasBot.Tests.Storage;

/// <summary>A PostgreSQL cluster of our own: temporary folder, random loopback port, as the postgres user, stopped at the end.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "psoasbot-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private string? _bin;
    private int _port;

    /// <summary>Why there is no cluster; null when it runs.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(each => Path.Combine(each, "bin")).Where(each => File.Exists(Path.Combine(each, "initdb"))).Max(StringComparer.Ordinal)
            : null;
        if (_bin is null)
        {
            Missing = "PostgreSQL is not installed (apt-get install postgresql)";
            return;
        }
        _port = FreePort();
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root") await RunAsync("chown", ["postgres", _folder]);
        await PostgresAsync("initdb", ["-D", Data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"]);
        await PostgresAsync("pg_ctl", ["-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=200", "start"]);
    }

    /// <summary>A new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        if (Missing is { } reason) Assert.Skip(reason);
        var name = "t" + Guid.NewGuid().ToString("N")[..12];
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Cuts every connection to a database, as a restarting server does.</summary>
    public async Task CutConnectionsAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1");
        command.Parameters.AddWithValue(new NpgsqlConnectionStringBuilder(connectionString).Database!);
        await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bin is null) return;
        await PostgresAsync("pg_ctl", ["-D", Data, "-m", "immediate", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=30;Timeout=10";

    private Task PostgresAsync(string program, string[] arguments)
    {
        var path = Path.Combine(_bin!, program);
        return Environment.UserName == "root" ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, string[] arguments)
    {
        // The server inherits the pipes of pg_ctl; the output goes to nowhere so that nobody waits for its end.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
