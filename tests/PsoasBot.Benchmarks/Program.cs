using BenchmarkDotNet.Running;
using PsoasBot.Benchmarks;
using PsoasBot.Benchmarks.Calibration;

if (args is ["calibrate", var knowledge, .. var files])
    Calibrator.Run(knowledge, files);
else
    BenchmarkSwitcher.FromAssembly(typeof(BenchmarkAssembly).Assembly).Run(args);
