using System.Security.Cryptography;
using System.Text;

namespace PsoasBot.Knowledge.Library;

/// <summary>Reads the library folder. A file that cannot be used becomes a problem; the others are read all the same.</summary>
internal sealed class LibraryFolder(string folder, LibraryOptions options)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public string Path => folder;

    /// <summary>Changes whenever a file is added, removed, renamed or written; costs a look at the directory, not at the files.</summary>
    public string Stamp()
    {
        var stamp = new StringBuilder();
        foreach (var file in Files()) stamp.Append(file.FullName).Append('|').Append(file.Length).Append('|').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        return stamp.ToString();
    }

    public LibrarySnapshot Read()
    {
        var passages = new List<LibraryPassage>();
        var problems = new List<KnowledgeProblem>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files()) ReadFile(file, NameOf(file), passages, problems, hash);
        return new LibrarySnapshot(passages, problems, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    private IEnumerable<FileInfo> Files() => !Directory.Exists(folder)
        ? []
        : new DirectoryInfo(folder).EnumerateFiles("*", Everywhere).Where(file => !IsReadme(file)).OrderBy(file => file.FullName, StringComparer.Ordinal);

    private void ReadFile(FileInfo file, string name, List<LibraryPassage> passages, List<KnowledgeProblem> problems, IncrementalHash hash)
    {
        try
        {
            var text = TextOf(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text}\n"));
            passages.AddRange(new PassageCutter(name, options).Cut(Parse(file.Extension, text)));
        }
        // Whatever one file does to its reader, the others are still read.
        catch (Exception ex)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n!\n"));
            problems.Add(new KnowledgeProblem($"library/{name}", 0, ex is LibraryFileException ? ex.Message : $"the file cannot be read ({ex.GetType().Name})"));
        }
    }

    private string TextOf(FileInfo file)
    {
        if (ReaderOf(file.Extension) is null) throw new LibraryFileException("only .md, .txt and .html files are read; save it as one of them");
        if (file.Length > options.FileSize) throw new LibraryFileException($"the file is larger than {options.FileSize / 1024:N0} KiB (Library:FileSize); split it");
        var bytes = File.ReadAllBytes(file.FullName);
        if (bytes.AsSpan().Contains((byte)0)) throw new LibraryFileException("the file is not text (it holds zero bytes); save it as UTF-8 text");
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new LibraryFileException("the file is not valid UTF-8; save it as UTF-8 text");
        }
    }

    private static LibraryDocument Parse(string extension, string text)
    {
        var document = ReaderOf(extension)!(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        return document.Blocks.Count > 0 ? document : throw new LibraryFileException("the file holds no readable text");
    }

    private static Func<string, LibraryDocument>? ReaderOf(string extension) => extension.ToUpperInvariant() switch
    {
        ".MD" or ".MARKDOWN" => MarkdownReader.Read,
        ".HTML" or ".HTM" => HtmlReader.Read,
        ".TXT" => PlainTextReader.Read,
        _ => null,
    };

    private string NameOf(FileInfo file) => System.IO.Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');

    private bool IsReadme(FileInfo file) => NameOf(file).Equals("README.md", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One file cannot be used; the message says what to mend.</summary>
internal sealed class LibraryFileException(string message) : Exception(message);
