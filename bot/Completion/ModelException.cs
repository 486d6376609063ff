namespace PsoasBot.Completion;

/// <summary>Why the model gave nothing; the word stands in the receipt.</summary>
internal enum ModelFailure { Timeout, Busy, Unreachable, Refused, Overloaded, ServerError, Broken, Paused, BudgetSpent }

/// <summary>The model gave no usable reply. The message is for operators and holds no text of members.</summary>
internal sealed class ModelException(ModelFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public ModelFailure Failure { get; } = failure;

    /// <summary>Trying again may help.</summary>
    public bool IsPassing => Failure is ModelFailure.Timeout or ModelFailure.Unreachable or ModelFailure.Overloaded or ModelFailure.ServerError;
}
