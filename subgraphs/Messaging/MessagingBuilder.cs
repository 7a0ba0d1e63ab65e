using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Octomart.Messaging.Inbox;

namespace Octomart.Messaging;

/// <summary>Registers a service's consumers.</summary>
public sealed class MessagingBuilder(IServiceCollection services)
{
    /// <summary>
    /// Lets <typeparamref name="THandler"/> consume <typeparamref name="TMessage"/>. Several handlers of one message are separate
    /// consumers: each handles it once, and one's failure does not touch another.
    /// </summary>
    public MessagingBuilder Handle<TMessage, THandler>() where TMessage : class where THandler : class, IMessageHandler<TMessage>
    {
        services.TryAddScoped<THandler>();
        services.AddSingleton(MessageHandlerRegistration.Of<TMessage, THandler>());
        return this;
    }
}
