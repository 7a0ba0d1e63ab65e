using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Octomart.Messaging.Inbox;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>Registers a service's consumers.</summary>
public sealed class MessagingBuilder(IServiceCollection services)
{
    /// <summary>
    /// Lets <typeparamref name="THandler"/> consume <typeparamref name="TMessage"/>. Several handlers of one message are separate
    /// consumers: each handles it once, and one's failure does not touch another.
    /// </summary>
    /// <param name="batchSize">
    /// How many waiting messages may share one unit of work, in order. Above 1 for consumers of floods such as an import; the
    /// handler then sees what it wrote for earlier messages by id (<see cref="IUnitOfWork.FindAsync{T}"/>), but not in lists.
    /// </param>
    public MessagingBuilder Handle<TMessage, THandler>(int batchSize = 1) where TMessage : class where THandler : class, IMessageHandler<TMessage>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        services.TryAddScoped<THandler>();
        services.AddSingleton(MessageHandlerRegistration.Of<TMessage, THandler>(batchSize));
        return this;
    }
}
