using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Section <c>Octomart:Product:Bulk</c>.</summary>
public sealed class BulkOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Bulk";

    /// <summary>Rows that are committed together. Default 250.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 250;

    /// <summary>The most rows a file may have. Default 1 million.</summary>
    [Range(1, 100_000_000)]
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Operations that one process works on at a time. Default 2.</summary>
    [Range(1, 32)]
    public int Concurrency { get; set; } = 2;

    /// <summary>How many operations of one seller may be waiting or running. Default 10.</summary>
    [Range(1, 1000)]
    public int MaxOpenPerSeller { get; set; } = 10;

    /// <summary>How long a process keeps an operation without a sign of life, when the store is shared. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often waiting operations are looked for, beside being told. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the address of a download works. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan DownloadLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long finished operations and their files are kept. Default 14 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(14);
}
