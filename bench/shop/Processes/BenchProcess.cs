using System.Diagnostics;
using System.Globalization;

namespace Octomart.Shop.Bench.Processes;

/// <summary>A process that is measured apart from the client that asks it: its processor time and its memory.</summary>
internal sealed class BenchProcess : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    private readonly Process _process;

    private BenchProcess(Process process) => _process = process;

    /// <summary>Runs one of the assemblies beside this one; its output goes to a file, so that a full pipe never holds it up.</summary>
    public static BenchProcess Start(string assembly, string log, params IReadOnlyList<string> args)
    {
        // The shell only redirects: exec puts the process itself in its place, so that it is what is measured and ended.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=$1; shift; exec dotnet \"$@\" > \"$log\" 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(log);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new BenchProcess(Process.Start(start)!);
    }

    /// <summary>Runs one of the assemblies to its end; throws with its output when it fails.</summary>
    public static Task RunAsync(string assembly, string log, params IReadOnlyList<string> args) => RunAsync(assembly, log, [0], args);

    /// <summary>The same, where other exit codes are good, too.</summary>
    public static async Task RunAsync(string assembly, string log, IReadOnlyList<int> good, params IReadOnlyList<string> args)
    {
        using var process = Start(assembly, log, args);
        await process._process.WaitForExitAsync();
        if (!good.Contains(process._process.ExitCode))
        {
            throw new InvalidOperationException($"{args[0]} failed: {await File.ReadAllTextAsync(log)}");
        }
    }

    public int Id => _process.Id;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Waits until it does next to nothing, so that what a request leaves behind for later is counted with it.</summary>
    public async Task BecomeIdleAsync(TimeSpan patience)
    {
        var quiet = 0;
        for (var waited = TimeSpan.Zero; quiet < 2 && waited < patience; waited += Round)
        {
            var before = Cpu;
            await Task.Delay(Round);

            // A tenth of a core: timers and sweeps go on for ever.
            quiet = Cpu - before < Round / 10 ? quiet + 1 : 0;
        }
    }

    public override string ToString() => _process.Id.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(10_000);
        }

        _process.Dispose();
    }
}
