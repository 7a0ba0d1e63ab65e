using System.ComponentModel.DataAnnotations;

namespace Octomart.GraphQLTransport;

/// <summary>Limits and intervals of the wire.</summary>
public sealed class GraphQLTransportOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "GraphQL:Transport";

    /// <summary>Bytes of one request body or WebSocket message, 1 KiB to 64 MiB. Default 1 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Operations of one POST that sends an array of them, 0 to 1,000; they run side by side. Default 0: arrays are refused.</summary>
    [Range(0, 1_000)]
    public int MaxBatchSize { get; set; }

    /// <summary>Operations that one WebSocket may have open at once, 1 to 10,000. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxOperationsPerConnection { get; set; } = 100;

    /// <summary>How long a WebSocket may wait before <c>connection_init</c>, 1 ms to 1 h. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often an idle event stream sends a comment, so that proxies keep it open, 1 ms to 1 h. Default 12 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a server that was told to stop goes on serving as unhealthy before it ends streams and accepts nobody, 0 to 10 min. Default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainDelay { get; set; } = TimeSpan.Zero;

    /// <summary>How long requests under way may take after that before their connections are cut, 0 to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a subscriber may take to accept one event or sign of life before its connection is ended, 10 ms to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan EventSendTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
