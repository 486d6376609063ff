namespace PsoasBot.Benchmarks;

/// <summary>Marks the assembly whose benchmarks the switcher offers.</summary>
internal sealed class BenchmarkAssembly;
