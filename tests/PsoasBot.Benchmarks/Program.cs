using BenchmarkDotNet.Running;
using PsoasBot.Benchmarks;

if (args is ["retrieval", .. var rest]) return RetrievalFigures.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkAssembly).Assembly).Run(args);
return 0;
