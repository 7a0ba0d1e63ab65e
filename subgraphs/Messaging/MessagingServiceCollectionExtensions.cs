using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Octomart.Messaging.Inbox;
using Octomart.Messaging.Outbox;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>Registers messaging for a service that has a document store.</summary>
public static class MessagingServiceCollectionExtensions
{
    /// <summary>
    /// Adds outbox, relay and inbox. The transport is in-process unless the host registers another
    /// <see cref="IMessageTransport"/>; services of one process share one instance.
    /// </summary>
    public static MessagingBuilder AddMessaging(this IServiceCollection services, string serviceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMessageTransport, InProcessMessageBus>();
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
