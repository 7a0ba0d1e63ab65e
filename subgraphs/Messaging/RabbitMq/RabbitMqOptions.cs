using System.ComponentModel.DataAnnotations;

namespace Octomart.Messaging.RabbitMq;

/// <summary>Section <c>Octomart:Messaging:RabbitMq</c>. With an address, messages go through the broker instead of the process's memory.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Messaging:RabbitMq";

    /// <summary>Where the broker is, with user and password: <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps</c> for TLS.</summary>
    public Uri? Uri { get; set; }

    /// <summary>All exchanges and queues begin with it. Shops that share a broker take different ones. Default <c>octomart</c>.</summary>
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,40}$", ErrorMessage = "The prefix has up to 41 lower-case letters, digits and dashes.")]
    public string Prefix { get; set; } = "octomart";

    /// <summary>How many messages a replica holds at a time; the broker keeps the others for whoever is free. Default 500.</summary>
    [Range(1, 65_535)]
    public int Prefetch { get; set; } = 500;

    /// <summary>
    /// How often the broker hands out a message whose consumer died with it in hands, before it goes to the dead letters of the
    /// broker. Default 20.
    /// </summary>
    [Range(1, 10_000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>How many messages wait at most for one service; what comes then stays in its publisher's outbox. Default 50,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxQueueLength { get; set; } = 50_000;

    /// <summary>How long a service that starts waits for the broker before it goes on without; it connects later. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
