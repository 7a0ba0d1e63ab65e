using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Tests;

/// <summary>Listens to what the subgraph publishes, through its outbox and relay.</summary>
internal sealed class EventLog
{
    public ConcurrentQueue<object> Received { get; } = new();

    public void Install(IServiceCollection services)
    {
        services.AddSingleton(this);
        new MessagingBuilder(services)
            .Handle<PaymentCaptured, CapturedListener>()
            .Handle<PaymentFailed, FailedListener>()
            .Handle<PaymentRefunded, RefundedListener>()
            .Handle<PaymentRefundFailed, RefundFailedListener>()
            .Handle<PaymentDisputed, DisputedListener>()
            .Handle<PaymentDisputeClosed, DisputeClosedListener>()
            .Handle<ReconciliationDiffers, DiffersListener>()
            .Handle<PayoutPaid, PayoutPaidListener>()
            .Handle<PayoutFailed, PayoutFailedListener>();
    }

    private Task AddAsync(object message)
    {
        Received.Enqueue(message);
        return Task.CompletedTask;
    }

    private sealed class PayoutPaidListener(EventLog log) : IMessageHandler<PayoutPaid>
    {
        public Task HandleAsync(PayoutPaid message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class PayoutFailedListener(EventLog log) : IMessageHandler<PayoutFailed>
    {
        public Task HandleAsync(PayoutFailed message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class CapturedListener(EventLog log) : IMessageHandler<PaymentCaptured>
    {
        public Task HandleAsync(PaymentCaptured message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class FailedListener(EventLog log) : IMessageHandler<PaymentFailed>
    {
        public Task HandleAsync(PaymentFailed message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class RefundFailedListener(EventLog log) : IMessageHandler<PaymentRefundFailed>
    {
        public Task HandleAsync(PaymentRefundFailed message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class DisputedListener(EventLog log) : IMessageHandler<PaymentDisputed>
    {
        public Task HandleAsync(PaymentDisputed message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class DisputeClosedListener(EventLog log) : IMessageHandler<PaymentDisputeClosed>
    {
        public Task HandleAsync(PaymentDisputeClosed message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class DiffersListener(EventLog log) : IMessageHandler<ReconciliationDiffers>
    {
        public Task HandleAsync(ReconciliationDiffers message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }

    private sealed class RefundedListener(EventLog log) : IMessageHandler<PaymentRefunded>
    {
        public Task HandleAsync(PaymentRefunded message, IUnitOfWork work, CancellationToken cancellationToken) => log.AddAsync(message);
    }
}
