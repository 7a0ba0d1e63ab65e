using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Settlement;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// Drives placements to their end.
/// <code>
///   Running:   1 reserve stock → 2 hold promotions → 3 open the payment → 4 empty the cart → 5 commit the order   = Placed
///                 | refused          | refused           | refused            | refused
///                 | or no answer     | or no answer      | or no answer       | or no answer
///   Unwinding: 9 restore the cart ← 8 void the payment ← 7 free promotions ← 6 release stock                       = Refused or Failed
/// </code>
/// An order without promotions leaves out steps 2 and 7. One that costs nothing is paid when it is committed.
/// A step without an answer may have been done, so unwinding takes back all of them; each takes back what never happened, too, and
/// turns away what is still on its way. From the decision to unwind there is no way back to Running. Safe to run twice at once.
/// </summary>
internal sealed partial class PlacementSaga(
    IDocumentStore store, OrderRepository orders, IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider clock,
    OrderDuties duties, IHostApplicationLifetime lifetime,
    ILogger<PlacementSaga> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Placement?>>> _running = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes the steps of a placement that has just been written. Ends when the outcome is decided; what must be taken back is taken
    /// back in the background. Goes on when the asker hangs up.
    /// </summary>
    public Task<Placement?> StartAsync(string placementId, CancellationToken cancellationToken) =>
        DriveAsync(placementId, isFirstRun: true, cancellationToken);

    /// <summary>Drives a placement that was found: joins its run, or goes on where a crash or an absent service left it.</summary>
    public Task<Placement?> ResumeAsync(string placementId, CancellationToken cancellationToken) =>
        DriveAsync(placementId, isFirstRun: false, cancellationToken);

    private Task<Placement?> DriveAsync(string placementId, bool isFirstRun, CancellationToken cancellationToken)
    {
        var run = _running.GetOrAdd(
            placementId, id => new Lazy<Task<Placement?>>(() => Task.Run(() => RunAsync(id, isFirstRun, lifetime.ApplicationStopping))));
        return run.Value.WaitAsync(cancellationToken);
    }

    private async Task<Placement?> RunAsync(string placementId, bool isFirstRun, CancellationToken stopping)
    {
        Placement? placement = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = new SagaServices(
                scope.ServiceProvider.GetRequiredService<StockService>(),
                scope.ServiceProvider.GetRequiredService<PromotionService>(),
                scope.ServiceProvider.GetRequiredService<PaymentService>(),
                scope.ServiceProvider.GetRequiredService<CartService>());
            placement = await store.Set<Placement>().FindAsync(placementId, stopping);
            if (placement is { State: PlacementState.Running })
            {
                placement = await GoForwardAsync(placement, services, isFirstRun, stopping);
            }

            return placement is { State: PlacementState.Unwinding } && !isFirstRun
                ? await UnwindAsync(placement, services, stopping) : placement;
        }
        finally
        {
            _running.TryRemove(placementId, out _);
            if (isFirstRun && placement is { State: PlacementState.Unwinding })
            {
                _ = UnwindSoonAsync(placementId);
            }
        }
    }

    private async Task UnwindSoonAsync(string placementId)
    {
        try
        {
            await ResumeAsync(placementId, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reconciler comes round.
            LogUnwindFailed(e, placementId);
        }
    }

    private async Task<Placement> GoForwardAsync(Placement placement, SagaServices services, bool isFirstRun, CancellationToken stopping)
    {
        if (!isFirstRun && clock.GetUtcNow() > placement.StartedAt + options.Value.RecoveryWindow)
        {
            return await DecideToUnwindAsync(placement, [], stopping);
        }

        using var deadline = new CancellationTokenSource(options.Value.PlacementTimeout, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        return await TakeStepsAsync(placement, services, patience.Token, stopping) switch
        {
            null => await PlaceAsync(placement, stopping),
            { Answer.Kind: AnswerKind.Refused } stopped when isFirstRun && stopped.IsFirst =>
                await RefuseAsync(placement, stopped.ToRefusal(placement), stopping),
            { Answer.Kind: AnswerKind.Refused } stopped => await DecideToUnwindAsync(placement, [stopped.ToRefusal(placement)], stopping),
            _ when isFirstRun => await DecideToUnwindAsync(placement, [], stopping),
            _ => await PostponeAsync(placement, stopping),
        };
    }

    /// <summary>Steps 1 to 4: null when all are done.</summary>
    private async Task<StoppedStep?> TakeStepsAsync(
        Placement placement, SagaServices services, CancellationToken patience, CancellationToken stopping)
    {
        var draft = placement.Draft!;
        var placed = new PlacedOrder(draft.Order, draft.SellerOrders);
        var reservedUntil = draft.Order.ExpiresAt + options.Value.ReservationMargin;
        List<StockLine> lines = [.. draft.SellerOrders.SelectMany(part => part.Lines).Select(line => new StockLine(line.VariantId, line.Quantity))];
        (string Name, Func<Task<ServiceAnswer>> Take)[] steps =
        [
            ("reserve stock", () => services.Stock.ReserveAsync(placement.OrderId, lines, reservedUntil, patience)),
            .. HasPromotions(placement)
                ? new (string Name, Func<Task<ServiceAnswer>> Take)[] { ("hold the promotions", () => services.Promotions.ReserveAsync(draft.Order, reservedUntil, patience)) }
                : [],
            ("open the payment", () => services.Payments.OpenAsync(placed, patience)),
            ("empty the cart", () => services.Carts.ConvertAsync(placement.CartId, placement.OrderId, placement.CartVersion, patience)),
        ];
        foreach (var (index, (name, take)) in steps.Index())
        {
            ServiceAnswer answer;
            try
            {
                answer = await take();
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                answer = ServiceAnswer.Unknown("the placement took too long");
            }

            if (answer.Kind != AnswerKind.Done)
            {
                LogStopped(
                    answer.Kind == AnswerKind.Unknown ? LogLevel.Warning : LogLevel.Debug, placement.OrderId, name, answer.Kind,
                    answer.Code);
                return new StoppedStep(name, index == 0, answer);
            }
        }

        return null;
    }

    private static bool HasPromotions(Placement placement) => placement.Draft is { Order.Promotions.IsEmpty: false };

    /// <summary>What costs nothing is paid already, so its buyer is answered when the stock is sold to it.</summary>
    private async Task<Placement> PlaceAsync(Placement placement, CancellationToken stopping)
    {
        var placed = await CommitAsync(placement, stopping);
        if (placed.State == PlacementState.Placed && placement.Draft!.Order.Total.MinorUnits == 0)
        {
            await duties.DoAsync(placed.OrderId, stopping);
        }

        return placed;
    }

    /// <summary>Step 5: the order stands, and its buyer and sellers are told by the event.</summary>
    private async Task<Placement> CommitAsync(Placement placement, CancellationToken cancellationToken)
    {
        var draft = placement.Draft!;
        while (true)
        {
            try
            {
                return await store.WriteAsync([placement.Id], async (work, token) =>
                {
                    var current = await work.FindAsync<Placement>(placement.Id, token);
                    if (current is not { State: PlacementState.Running })
                    {
                        return current ?? placement;
                    }

                    orders.Add(work, new PlacedOrder(draft.Order, draft.SellerOrders).Place(clock.GetUtcNow()).PayWhenFree(clock.GetUtcNow()));
                    return End(work, current, PlacementState.Placed);
                }, cancellationToken);
            }
            catch (DuplicateKeyException e) when (e is { Collection: "orders", Index: "number" })
            {
                draft = Renumber(draft);
            }
        }
    }

    private static PlacementDraft Renumber(PlacementDraft draft)
    {
        var number = OrderNumber.New();
        return new PlacementDraft(
            draft.Order with { Number = number },
            [.. draft.SellerOrders.Select(part => part with { Number = part.Number.Replace(draft.Order.Number, number, StringComparison.Ordinal) })]);
    }

    /// <summary>The very first step was refused: there is nothing to take back.</summary>
    private Task<Placement> RefuseAsync(Placement placement, PlacementRefusal refusal, CancellationToken cancellationToken) =>
        ChangeRunningAsync(placement, running => Ended(running with { Refusals = [refusal] }, PlacementState.Refused), cancellationToken);

    private Task<Placement> DecideToUnwindAsync(
        Placement placement, ImmutableArray<PlacementRefusal> refusals, CancellationToken cancellationToken) =>
        ChangeRunningAsync(placement, running => running with { State = PlacementState.Unwinding, Refusals = refusals }, cancellationToken);

    /// <summary>Only a running placement can be decided upon; who comes second finds it decided.</summary>
    private Task<Placement> ChangeRunningAsync(Placement placement, Func<Placement, Placement> decide, CancellationToken cancellationToken) =>
        ChangeAsync(placement, current => current.State == PlacementState.Running ? decide(current) : null, cancellationToken);

    private Task<Placement> PostponeAsync(Placement placement, CancellationToken cancellationToken) =>
        ChangeAsync(placement, current => current.HasEnded() ? null : current with
        {
            Failures = current.Failures + 1,
            DueAt = clock.GetUtcNow() + options.Value.DelayAfter(current.Failures + 1),
        }, cancellationToken);

    /// <summary>
    /// Steps 6 to 9. They do not depend on each other, so one service that is away does not hold back what is owed to the others.
    /// </summary>
    private async Task<Placement> UnwindAsync(Placement placement, SagaServices services, CancellationToken stopping)
    {
        var answers = await Task.WhenAll(
            services.Stock.ReleaseAsync(placement.OrderId, stopping),
            HasPromotions(placement) ? services.Promotions.ReleaseAsync(placement.OrderId, stopping) : Task.FromResult(ServiceAnswer.Done),
            services.Payments.VoidAsync(placement.OrderId, "PLACEMENT_UNWOUND", stopping),
            services.Carts.RestoreAsync(placement.CartId, placement.OrderId, stopping));
        if (answers.FirstOrDefault(answer => answer.Kind == AnswerKind.Unknown) is { } unknown)
        {
            LogNotUnwound(placement.OrderId, unknown.Code);
            return await PostponeAsync(placement, stopping);
        }

        return await store.WriteAsync([placement.Id], async (work, token) =>
        {
            var current = await work.FindAsync<Placement>(placement.Id, token);
            return current is not { State: PlacementState.Unwinding } ? current ?? placement
                : End(work, current, current.Refusals.IsEmpty ? PlacementState.Failed : PlacementState.Refused);
        }, stopping);
    }

    private Placement End(IUnitOfWork work, Placement placement, PlacementState state)
    {
        var ended = Ended(placement, state);
        work.Update(ended);
        return ended;
    }

    private Placement Ended(Placement placement, PlacementState state) =>
        placement with { State = state, Draft = null, DueAt = null, ForgetAt = clock.GetUtcNow() + options.Value.KeyRetention };

    private Task<Placement> ChangeAsync(Placement placement, Func<Placement, Placement?> change, CancellationToken cancellationToken) =>
        store.WriteAsync([placement.Id], async (work, token) =>
        {
            var current = await work.FindAsync<Placement>(placement.Id, token);
            if (current is null || change(current) is not { } changed)
            {
                return current ?? placement;
            }

            work.Update(changed);
            return changed;
        }, cancellationToken);

    [LoggerMessage("Placement of {OrderId}: '{Step}' was {Kind} ({Code}).")]
    private partial void LogStopped(LogLevel level, string orderId, string step, AnswerKind kind, string? code);

    [LoggerMessage(LogLevel.Warning, "Placement of {OrderId} is not wholly unwound yet ({Reason}); tried again later.")]
    private partial void LogNotUnwound(string orderId, string? reason);

    [LoggerMessage(LogLevel.Error, "Unwinding placement {PlacementId} failed; the reconciler will try again.")]
    private partial void LogUnwindFailed(Exception exception, string placementId);

    private sealed record SagaServices(StockService Stock, PromotionService Promotions, PaymentService Payments, CartService Carts);

    /// <summary>The step that was not done, and what was answered.</summary>
    private sealed record StoppedStep(string Name, bool IsFirst, ServiceAnswer Answer)
    {
        public PlacementRefusal ToRefusal(Placement placement) => Answer.Code switch
        {
            "INSUFFICIENT_STOCK" =>
                new PlacementRefusal(OrderErrorCode.InsufficientStock, "There is not enough of it left.", [.. LineIds(placement.Draft!)]),
            "COUPON_EXHAUSTED" => new PlacementRefusal(
                OrderErrorCode.CouponExhausted, "A coupon or promotion of the cart has been used up or has ended. Read the cart again.", []),
            "VERSION_CONFLICT" or "NOT_FOUND" =>
                new PlacementRefusal(OrderErrorCode.CartChanged, "The cart has changed since you read it, or was ordered already.", []),
            _ => new PlacementRefusal(OrderErrorCode.TemporarilyUnavailable, $"The shop could not {Name}. Nothing was ordered.", []),
        };

        private IEnumerable<string> LineIds(PlacementDraft draft) => draft.SellerOrders.SelectMany(part => part.Lines)
            .Where(line => Answer.VariantIds?.Contains(line.VariantId) == true)
            .Select(line => line.CartLineId);
    }
}
