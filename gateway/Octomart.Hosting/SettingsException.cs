namespace Octomart.Hosting;

/// <summary>A process does not start, because its settings are wrong.</summary>
public sealed class SettingsException(IReadOnlyList<string> mistakes)
    : Exception($"These settings are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(mistake => $"- {mistake}"))}")
{
    /// <summary>All that is wrong, each in a line for the person who set it.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
