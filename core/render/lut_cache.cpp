#include "core/render/lut_cache.h"

#include "core/media/cube_file.h"

#include <QFileInfo>

namespace weft {

namespace {

Result<std::shared_ptr<const kernels::ColourLut>> readLut(const QString &path)
{
    auto file = readCubeFile(path);
    if (!file)
        return fail(file);
    return std::make_shared<const kernels::ColourLut>(std::move(file->lut));
}

} // namespace

Result<std::shared_ptr<const kernels::ColourLut>> LutCache::get(const QString &path)
{
    const QFileInfo info(path);
    const auto found = m_entries.find(path);
    if (found != m_entries.end() && found->second.modified == info.lastModified()
        && found->second.size == info.size())
        return found->second.lut;
    Entry entry{info.lastModified(), info.size(), readLut(path)};
    return m_entries.insert_or_assign(path, std::move(entry)).first->second.lut;
}

} // namespace weft
