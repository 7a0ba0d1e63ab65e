using System.Diagnostics;

namespace Octomart.AppHost.Storefront;

/// <summary>
/// Builds the storefront and the explorer with npm when they are missing or older than their sources. The shop does not wait for
/// it: GraphQL is there at once, the pages follow.
/// </summary>
internal sealed class StorefrontBuild(string folder)
{
    /// <summary>The storefront's folder in the repository around this program, or null when it runs from elsewhere.</summary>
    public static StorefrontBuild? Find() =>
        Repository.Find() is { } root && Path.Combine(root, "storefront") is var folder && File.Exists(Path.Combine(folder, "package.json")) ? new StorefrontBuild(folder) : null;

    /// <summary>Where the built pages are.</summary>
    public string Output => Path.Combine(folder, "dist");

    /// <summary>Whether there is a build as new as its sources.</summary>
    public bool IsCurrent
    {
        get
        {
            var built = new FileInfo(Path.Combine(Output, "index.html"));
            return built.Exists && Sources().All(source => source.LastWriteTimeUtc <= built.LastWriteTimeUtc);
        }
    }

    /// <summary>Runs <c>npm ci</c> and <c>npm run build</c>. Null on success, else what to tell.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (!await SucceedsAsync("--version", cancellationToken))
        {
            return "Node.js is not installed, so there is no storefront and no explorer; GraphQL works. Install Node 20 or later and start again.";
        }

        foreach (var step in new[] { "ci --no-audit --no-fund", "run build" })
        {
            if (!await SucceedsAsync(step, cancellationToken))
            {
                return $"'npm {step}' failed in {folder}; GraphQL works. Run it there to see why.";
            }
        }

        return null;
    }

    private IEnumerable<FileInfo> Sources() => new DirectoryInfo(folder).EnumerateFiles()
        .Concat(new DirectoryInfo(Path.Combine(folder, "src")).EnumerateFiles("*", SearchOption.AllDirectories))
        .Where(file => !file.Name.StartsWith('.'));

    private async Task<bool> SucceedsAsync(string arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            try
            {
                await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken), npm.WaitForExitAsync(cancellationToken));
            }
            catch (OperationCanceledException)
            {
                npm.Kill(entireProcessTree: true);
                throw;
            }

            return npm.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
