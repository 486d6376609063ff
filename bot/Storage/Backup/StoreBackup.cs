using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;

namespace PsoasBot.Storage.Backup;

/// <summary>
/// A backup is one gzipped file of JSON lines: a header with the schema's number, then every row of every table. It is taken in one
/// snapshot while the bot runs, and restores into an empty store of either engine, so that it is the way from SQLite to PostgreSQL as well.
/// </summary>
internal sealed class StoreBackup(Store store, TimeProvider time)
{
    private const string Format = "psoasbot-backup";
    private static readonly string[] Tables = ["questions", "cases", "flags", "votes", "edits", "curated", "audit", "check_ins", "review_posts"];

    /// <summary>Writes the backup beside <paramref name="path"/> first, so that a broken one never takes a good one's place. Returns the number of rows.</summary>
    public async Task<int> WriteAsync(string path, CancellationToken cancellationToken)
    {
        var unfinished = path + ".unfinished";
        var rows = await store.SnapshotAsync(
            async transaction =>
            {
                await using var file = new GZipStream(new FileStream(unfinished, FileMode.Create), CompressionLevel.Fastest);
                await using var writer = new StreamWriter(file);
                return await WriteAsync(transaction, writer, cancellationToken);
            }, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        return rows;
    }

    /// <summary>Fills an empty store. Returns the number of rows. The store repeats a write after trouble that passes, so each attempt reads the file from its beginning.</summary>
    /// <exception cref="StoreVersionException">The file is no backup, or of a newer version, or the store is not empty.</exception>
    public async Task<int> RestoreAsync(string path, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            async transaction =>
            {
                await using var file = new GZipStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), CompressionMode.Decompress);
                using var reader = new StreamReader(file);
                Check(await ReadHeaderAsync(reader, cancellationToken));
                return await RestoreAsync(transaction, reader, cancellationToken);
            }, cancellationToken);

    private async Task<int> WriteAsync(DbTransaction transaction, StreamWriter writer, CancellationToken cancellationToken)
    {
        var header = new JsonObject { ["format"] = Format, ["schema"] = Migrator.Newest, ["taken"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) };
        await writer.WriteLineAsync(header.ToJsonString());
        var count = 0;
        foreach (var table in Tables)
        {
            await using var rows = await transaction.Connection!.ExecuteReaderAsync($"SELECT * FROM {table}", transaction: transaction);
            while (await rows.ReadAsync(cancellationToken))
            {
                await writer.WriteLineAsync(Line(table, rows));
                count++;
            }
        }
        return count;
    }

    private static string Line(string table, DbDataReader row)
    {
        var values = new JsonObject();
        for (var i = 0; i < row.FieldCount; i++)
            values[row.GetName(i)] = row.IsDBNull(i) ? null : row.GetValue(i) is string text ? JsonValue.Create(text) : JsonValue.Create(Convert.ToInt64(row.GetValue(i), CultureInfo.InvariantCulture));
        return new JsonObject { ["table"] = table, ["row"] = values }.ToJsonString();
    }

    private static async Task<JsonNode?> ReadHeaderAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken) is { } line ? JsonNode.Parse(line) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static void Check(JsonNode? header)
    {
        if (header is not JsonObject || (string?)header["format"] != Format) throw new StoreVersionException("The file is no backup of a PsoasBot store.");
        Migrator.RefuseNewer((int)header["schema"]!);
    }

    private async Task<int> RestoreAsync(DbTransaction transaction, StreamReader reader, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<long>("SELECT (SELECT count(*) FROM questions) + (SELECT count(*) FROM audit)", transaction: transaction) > 0)
            throw new StoreVersionException("The store is not empty. A backup restores into an empty store only: choose another file or database.");
        var count = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            await InsertAsync(transaction, JsonNode.Parse(line)!.AsObject());
            count++;
        }
        foreach (var table in Tables) await connection.ExecuteAsync(store.Dialect.ContinueIdentity(table), transaction: transaction);
        return count;
    }

    private static async Task InsertAsync(DbTransaction transaction, JsonObject line)
    {
        var table = Array.Find(Tables, each => each == (string?)line["table"]) ?? throw new StoreVersionException("The backup names a table that this version does not know.");
        var row = line["row"]!.AsObject();
        var columns = row.Select(pair => pair.Key).ToList();
        if (!columns.TrueForAll(column => column.All(c => char.IsAsciiLetterLower(c) || c == '_'))) throw new StoreVersionException("The backup names a column that cannot be one.");
        var values = new DynamicParameters();
        foreach (var (column, value) in row)
            values.Add(column, value is null ? null : value.GetValueKind() == JsonValueKind.Number ? value.GetValue<long>() : value.GetValue<string>());
        await transaction.Connection!.ExecuteAsync(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})", values, transaction);
    }
}
