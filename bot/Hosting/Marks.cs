using System.Diagnostics;
using System.Runtime;
namespace PsoasBot.Hosting;
internal static class Marks
{
    public static void Tell(string what)
    {
        if (Environment.GetEnvironmentVariable("MARKS") is null) return;
        using var p = Process.GetCurrentProcess();
        Console.Error.WriteLine($"{what,-26} {(DateTime.Now - p.StartTime).TotalMilliseconds,6:F0} ms cpu {p.TotalProcessorTime.TotalMilliseconds,5:F0} | jit {JitInfo.GetCompilationTime().TotalMilliseconds,5:F0} ms {JitInfo.GetCompiledMethodCount(),5} methods | alloc {GC.GetTotalAllocatedBytes()/1e6,6:F1} MB gcs {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} pause {GC.GetTotalPauseDuration().TotalMilliseconds,4:F0} heap {GC.GetTotalMemory(false)/1e6,5:F1} ws {p.WorkingSet64/1048576.0,5:F1}");
    }
}
