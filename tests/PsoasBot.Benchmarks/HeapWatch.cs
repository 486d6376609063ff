using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

/// <summary>
/// Runs inside the measured host (<c>DOTNET_STARTUP_HOOKS</c> names this assembly) and writes what is left after full collections into the
/// file that <c>PSOASBOT_HEAP_FILE</c> names: the working set alone cannot tell what is kept from what is merely not collected yet.
/// The runtime asks for this name, outside of any namespace.
/// </summary>
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for it outside of any namespace.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PsoasBot.Benchmarks.HeapWatch.FileVariable) is not { Length: > 0 } file) return;
        new Thread(() => PsoasBot.Benchmarks.HeapWatch.Write(file)) { IsBackground = true, Name = "heap watch" }.Start();
    }
}

namespace PsoasBot.Benchmarks
{
    /// <summary>The heap's size over time, as the measured host itself sees it.</summary>
    internal static class HeapWatch
    {
        public const string FileVariable = "PSOASBOT_HEAP_FILE";
        public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

        /// <summary>One line a measurement: seconds, live heap, heap committed, SQLite's own memory, resident memory without files (all in bytes), threads.</summary>
        public static void Write(string file)
        {
            var started = Stopwatch.GetTimestamp();
            var sqlite = Type.GetType("SQLitePCL.raw, SQLitePCLRaw.core")?.GetMethod("sqlite3_memory_used", BindingFlags.Public | BindingFlags.Static);
            while (true)
            {
                Thread.Sleep(Every);
                for (var i = 0; i < 2; i++)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                }
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} {GC.GetTotalMemory(forceFullCollection: false)} {GC.GetGCMemoryInfo().TotalCommittedBytes} {sqlite?.Invoke(null, null) ?? 0L} {Anonymous()} {ThreadPool.ThreadCount}");
                File.AppendAllLines(file, [line]);
            }
        }

        public static string Table(string file) => string.Join(
            Environment.NewLine,
            File.ReadLines(file).Select(line => line.Split(' ').Select(each => long.Parse(each, CultureInfo.InvariantCulture)).ToArray()).Select(each => string.Create(
                CultureInfo.InvariantCulture, $"{each[0],5} s: live heap {Mb(each[1])}, committed {Mb(each[2])}, SQLite {Mb(each[3])}, resident without files {Mb(each[4])} MB, {each[5]} pool threads")));

        private static string Mb(long bytes) => (bytes / 1_048_576.0).ToString("0.0", CultureInfo.InvariantCulture);

        private static long Anonymous()
        {
            const string name = "RssAnon:";
            var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(each => each.StartsWith(name, StringComparison.Ordinal)) : null;
            return line is null ? 0 : long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1_024;
        }
    }
}
