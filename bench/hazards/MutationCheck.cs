using Octomart.Hazards.Bench.Mutations;

namespace Octomart.Hazards.Bench;

/// <summary>
/// For each mutation: the proof passes as the code is, one protection is taken out of the copy, the proof must fail, the protection goes back
/// in. One at a time, so that each shows what it protects.
/// </summary>
internal sealed class MutationCheck(SourceCopy copy, TextWriter told)
{
    private readonly ProofRunner _runner = new(copy.Folder);

    public async Task<IReadOnlyList<Verdict>> RunAsync(IReadOnlyList<Mutation> mutations, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>();
        foreach (var ofProject in mutations.GroupBy(mutation => mutation.Proof.Project, StringComparer.Ordinal))
        {
            // All of a project's at once: each need not be built and started twice.
            var asItIs = await AsItIsAsync(ofProject.First().Proof.With(ofProject.Select(mutation => mutation.Proof)), cancellationToken);
            foreach (var mutation in ofProject)
            {
                await told.WriteAsync($"{verdicts.Count + 1}/{mutations.Count} {mutation.Hazard}: {mutation.WithoutIt} ... ");
                await told.FlushAsync(cancellationToken);
                var started = TimeProvider.System.GetTimestamp();
                verdicts.Add(asItIs is Outcome.Passed or Outcome.Skipped
                    ? await TryAsync(mutation, cancellationToken)
                    : new Verdict(mutation, VerdictKind.NoProof, $"with all protections: {asItIs}"));
                await told.WriteLineAsync($"{verdicts[^1].Text} ({TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s)");
            }
        }

        return [.. mutations.Select(mutation => verdicts.Find(verdict => verdict.Mutation == mutation)!)];
    }

    private async Task<Outcome> AsItIsAsync(Proof proof, CancellationToken cancellationToken)
    {
        var (outcome, said) = await _runner.RunAsync(proof, cancellationToken);
        await told.WriteLineAsync($"{proof.Project} as it is: {outcome}{(outcome is Outcome.Passed or Outcome.Skipped ? "" : $"\n{said}")}");
        return outcome;
    }

    private async Task<Verdict> TryAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        var text = await copy.ReadAsync(mutation.File, cancellationToken);
        if (mutation.ApplyTo(text) is not { } mutated)
        {
            return new Verdict(mutation, VerdictKind.NoProof, $"its text is not found once in {mutation.File}");
        }

        await copy.WriteAsync(mutation.File, mutated);
        try
        {
            var (outcome, said) = await _runner.RunAsync(mutation.Proof, cancellationToken);
            return outcome switch
            {
                Outcome.Failed => new Verdict(mutation, VerdictKind.Found, ""),
                Outcome.Passed => new Verdict(mutation, VerdictKind.Survived, ""),
                Outcome.Skipped => new Verdict(mutation, VerdictKind.NotTested, "its tests are skipped on this machine"),
                _ => new Verdict(mutation, VerdictKind.NoProof, $"without the protection: {outcome}\n{said}"),
            };
        }
        finally
        {
            await copy.WriteAsync(mutation.File, text);
        }
    }
}
