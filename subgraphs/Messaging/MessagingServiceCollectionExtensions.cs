using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Octomart.Messaging.Inbox;
using Octomart.Messaging.Outbox;
using Octomart.Messaging.RabbitMq;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>Registers messaging for a service that has a document store.</summary>
public static class MessagingServiceCollectionExtensions
{
    /// <summary>
    /// Adds outbox, relay and inbox. The transport is RabbitMQ where <see cref="RabbitMqOptions.Uri"/> is set, in-process otherwise,
    /// unless the host registers an <see cref="IMessageTransport"/>; services of one process share one instance.
    /// </summary>
    public static MessagingBuilder AddMessaging(this IServiceCollection services, string serviceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Uri is null or { Scheme: "amqp" or "amqps" }, $"{RabbitMqOptions.Section}:Uri begins with amqp:// or amqps://.")
            .ValidateOnStart();
        services.TryAddSingleton<IMessageTransport>(provider => provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value.Uri is null
            ? new InProcessMessageBus()
            : ActivatorUtilities.CreateInstance<RabbitMqTransport>(provider));
        services.TryAddSingleton<RabbitMqConnection>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IMessageTransport>() is RabbitMqTransport
            ? ActivatorUtilities.CreateInstance<RabbitMqBroadcast>(provider)
            : new ReplicaBroadcast());
        services.AddSingleton(new MessagingService.Name(serviceName));
        services.AddStoreModel(MessagingModel.Declare);
        services.AddSingleton<OutboxSequencer>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<OutboxSequencer>());
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<OutboxSweeper>();
        services.AddSingleton<RelayLeaseKeeper>();
        services.AddSingleton<MessageProcessor>();
        services.AddSingleton<IDeadLetters, DeadLetters>();
        services.AddHostedService<MessagingService>();
        return new MessagingBuilder(services);
    }
}
