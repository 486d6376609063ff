namespace PsoasBot.Storage;

/// <summary>The store was written by a newer version of the bot, or is no store at all.</summary>
internal sealed class StoreVersionException(string message) : Exception(message);
