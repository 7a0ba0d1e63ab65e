using System.ComponentModel.DataAnnotations;

namespace Octomart.Messaging;

/// <summary>Section <c>Octomart:Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Messaging";

    /// <summary>How often the outbox is looked through although nothing signalled a commit. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After how long without confirmation a message is sent again. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ConfirmationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for a transport that keeps what it took, such as RabbitMQ. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan DurableConfirmationTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many messages may wait for confirmations of reachable services. Default 2,000.</summary>
    [Range(1, 100_000)]
    public int MaxInFlight { get; set; } = 2_000;

    /// <summary>How often a handler is tried before its message becomes a dead letter. Default 8.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>How long a handler may take, for one message or one batch, before the attempt counts as failed. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the second attempt, doubled for each further one and jittered. Default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>No pause is longer. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long delivered messages are kept; a service that subscribes for the first time receives them. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan DeliveredRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long it is remembered that a message was handled: longer than any message can be on its way. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan HandledRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the two retentions are applied. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);
}
