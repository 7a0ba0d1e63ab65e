using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Octomart.Messaging.RabbitMq;

namespace Octomart.Messaging.Tests.RabbitMq;

/// <summary>Connections as services of their own processes would have them.</summary>
internal static class Broker
{
    /// <summary>Keeps the queues of tests that share a broker apart.</summary>
    public static string NewPrefix() => $"test-{Guid.NewGuid():N}"[..20];

    public static RabbitMqConnection Connect(Uri address, string prefix, Action<RabbitMqOptions>? options = null)
    {
        var settings = new RabbitMqOptions { Uri = address, Prefix = prefix };
        options?.Invoke(settings);
        return new RabbitMqConnection(Options.Create(settings), new HostingEnvironment { ApplicationName = "octomart-tests" }, NullLogger<RabbitMqConnection>.Instance);
    }

    public static RabbitMqTransport Transport(this RabbitMqConnection connection) => new(connection, NullLogger<RabbitMqTransport>.Instance);
}
