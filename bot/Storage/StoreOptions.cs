namespace PsoasBot.Storage;

/// <summary>Where questions, cases and decisions are kept. Section <c>Store</c>.</summary>
internal sealed class StoreOptions
{
    /// <summary>The SQLite file, created at the first start; a relative path starts at the folder of appsettings.json. Default "data/psoasbot.db".</summary>
    public string File { get; set; } = Path.Combine("data", "psoasbot.db");

    /// <summary>A PostgreSQL connection string, for several workers; from the environment, since it holds a password. Empty: SQLite.</summary>
    public string ConnectionString { get; set; } = "";
}
