using System.Collections.Immutable;
using System.Reflection.Metadata;
using Types = System.Collections.Immutable.ImmutableHashSet<System.Reflection.Metadata.TypeDefinitionHandle>;

namespace PsoasBot.Tests.Architecture;

/// <summary>Collects the assembly's own types out of a signature, generic arguments included.</summary>
internal sealed class SignatureTypes : ISignatureTypeProvider<Types, object?>
{
    public Types GetArrayType(Types elementType, ArrayShape shape) => elementType;

    public Types GetByReferenceType(Types elementType) => elementType;

    public Types GetFunctionPointerType(MethodSignature<Types> signature) => signature.ParameterTypes.Aggregate(signature.ReturnType, (all, each) => all.Union(each));

    public Types GetGenericInstantiation(Types genericType, ImmutableArray<Types> typeArguments) => typeArguments.Aggregate(genericType, (all, each) => all.Union(each));

    public Types GetGenericMethodParameter(object? genericContext, int index) => [];

    public Types GetGenericTypeParameter(object? genericContext, int index) => [];

    public Types GetModifiedType(Types modifier, Types unmodifiedType, bool isRequired) => modifier.Union(unmodifiedType);

    public Types GetPinnedType(Types elementType) => elementType;

    public Types GetPointerType(Types elementType) => elementType;

    public Types GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public Types GetSZArrayType(Types elementType) => elementType;

    public Types GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

    public Types GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [];

    public Types GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
}
