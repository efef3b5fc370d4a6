#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <memory>

namespace weft {

/// The name of a cache entry: a digest of all that it was made from. Equal keys mean equal entries,
/// so an entry never has to be found out to be out of date: what has changed has another key.
struct CacheKey
{
    std::array<std::uint8_t, 16> bytes{};

    /// 32 hexadecimal digits.
    QString toHex() const;

    friend auto operator<=>(const CacheKey &, const CacheKey &) = default;
};

/// Makes a key: XXH3-128 of values, each with its type and length, so that no two lists of values
/// run into the same bytes. Thread: one at a time.
class KeyHasher
{
public:
    /// @param what the entry is
    /// @param version of how it is made and laid out; another one makes other keys
    KeyHasher(QByteArrayView what, int version);
    KeyHasher(KeyHasher &&) noexcept;
    KeyHasher &operator=(KeyHasher &&) noexcept;
    ~KeyHasher();

    void addInteger(std::int64_t value);
    /// By its bits.
    void addNumber(double value);
    void addText(const QString &value);
    void addBytes(QByteArrayView value);
    void addKey(const CacheKey &value);

    /// Of the values so far.
    CacheKey result() const;

private:
    void add(char type, const void *data, std::size_t size);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
