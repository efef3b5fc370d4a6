#include "core/cache/cache_key.h"

#include <QtEndian>

#include <bit>
#include <cstring>

#include <xxhash.h>

namespace weft {

QString CacheKey::toHex() const
{
    return QString::fromLatin1(QByteArrayView(bytes.data(), bytes.size()).toByteArray().toHex());
}

struct KeyHasher::Private
{
    struct FreeState
    {
        void operator()(XXH3_state_t *state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, FreeState> state{XXH3_createState()};
};

KeyHasher::KeyHasher(QByteArrayView what, int version)
    : d(std::make_unique<Private>())
{
    XXH3_128bits_reset(d->state.get());
    addBytes(what);
    addInteger(version);
}

KeyHasher::KeyHasher(KeyHasher &&) noexcept = default;
KeyHasher &KeyHasher::operator=(KeyHasher &&) noexcept = default;
KeyHasher::~KeyHasher() = default;

void KeyHasher::add(char type, const void *data, std::size_t size)
{
    std::array<char, 9> head{type};
    qToLittleEndian<quint64>(size, head.data() + 1);
    XXH3_128bits_update(d->state.get(), head.data(), head.size());
    XXH3_128bits_update(d->state.get(), data, size);
}

void KeyHasher::addInteger(std::int64_t value)
{
    const auto bytes = qToLittleEndian(value);
    add('i', &bytes, sizeof bytes);
}

void KeyHasher::addNumber(double value)
{
    const auto bytes = qToLittleEndian(std::bit_cast<std::uint64_t>(value));
    add('n', &bytes, sizeof bytes);
}

void KeyHasher::addText(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    add('t', utf8.constData(), static_cast<std::size_t>(utf8.size()));
}

void KeyHasher::addBytes(QByteArrayView value)
{
    add('b', value.data(), static_cast<std::size_t>(value.size()));
}

void KeyHasher::addKey(const CacheKey &value)
{
    add('k', value.bytes.data(), value.bytes.size());
}

CacheKey KeyHasher::result() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(d->state.get()));
    CacheKey key;
    std::memcpy(key.bytes.data(), canonical.digest, key.bytes.size());
    return key;
}

} // namespace weft
