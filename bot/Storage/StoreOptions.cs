using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Storage;

/// <summary>Where questions, cases and decisions are kept. Section <c>Store</c>.</summary>
internal sealed class StoreOptions : IValidatableObject
{
    /// <summary>The SQLite file, created at the first start; a relative path starts at the folder of appsettings.json. Default "data/psoasbot.db".</summary>
    public string File { get; set; } = Path.Combine("data", "psoasbot.db");

    /// <summary>A PostgreSQL connection string, for several workers; from the environment, since it holds a password. Empty: SQLite.</summary>
    public string ConnectionString { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) && string.IsNullOrWhiteSpace(File))
            yield return new ValidationResult("Store:File is empty; name a file, or set Store:ConnectionString for PostgreSQL.", [nameof(File)]);
    }
}

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
