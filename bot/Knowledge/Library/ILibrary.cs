using Microsoft.Extensions.Primitives;

namespace PsoasBot.Knowledge.Library;

/// <summary>A community's own documents. Whoever holds a snapshot keeps it whole, however often the files change meanwhile.</summary>
internal interface ILibrary
{
    LibrarySnapshot Current { get; }

    /// <summary>Fires once, after <see cref="Current"/> has been replaced by another content.</summary>
    IChangeToken Watch();
}
