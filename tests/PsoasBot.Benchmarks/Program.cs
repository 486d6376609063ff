using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(PsoasBot.Benchmarks.BenchmarkAssembly).Assembly).Run(args);
