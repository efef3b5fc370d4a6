#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace weft {

/// An entry of a zip archive: a plain file.
struct ZipEntry
{
    std::uint64_t index = 0;
    QString name;            ///< with '/', relative, without "." and ".."
    std::uint64_t bytes = 0; ///< unpacked, as the archive says; reading never gives more
};

/// A zip archive being read; nothing in it is trusted. Thread: one at a time.
class ZipReader
{
public:
    /// Errors (Project): cannot be opened or is damaged; more than 100,000 entries; an entry whose
    /// name leads out of the archive, is there twice, or is a link. Folders are left out.
    static Result<ZipReader> open(const QString &path);
    ZipReader(ZipReader &&) noexcept;
    ~ZipReader();

    const std::vector<ZipEntry> &entries() const { return m_entries; }
    /// An entry whole. Errors (Project): larger than maxBytes; damaged.
    Result<QByteArray> read(const ZipEntry &entry, std::uint64_t maxBytes) const;
    /// Unpacks an entry to a file beside others; one of the same content that is there stays.
    /// Errors: Project — damaged; Output — cannot be written, or another file has the name.
    Status extract(const ZipEntry &entry, const QString &path) const;

private:
    struct Private;
    explicit ZipReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
    std::vector<ZipEntry> m_entries;
};

/// What to put into a new archive: content, or a file stored as it is.
struct ZipItem
{
    QString name;
    QByteArray content; ///< deflated; used where file is empty
    QString file;       ///< path
};

/// Writes a zip archive so that a crash leaves the old file or the new one, whole. The same items
/// give the same bytes. Errors (Output): it cannot be written, or a file in it cannot be read.
Status writeZip(const std::vector<ZipItem> &items, const QString &path);

} // namespace weft
