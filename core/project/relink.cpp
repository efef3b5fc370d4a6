#include "core/project/relink.h"

#include "core/base/translate.h"
#include "core/media/probe.h"
#include "core/project/project_file.h"

#include <QDirIterator>
#include <QFileInfo>

#include <unordered_map>

namespace weft {

namespace {

struct FoundFile
{
    QString path;
    std::int64_t size = 0;
};

/// How many last parts two paths have in common: the name, the folder it lies in …
int commonEnd(const QString &a, const QString &b)
{
    const QStringList first = a.split(QLatin1Char('/'));
    const QStringList second = b.split(QLatin1Char('/'));
    int common = 0;
    while (common < std::min(first.size(), second.size())
           && first[first.size() - 1 - common] == second[second.size() - 1 - common])
        ++common;
    return common;
}

/// The files below a folder, by size and by name.
class Haystack
{
public:
    Status fill(const QString &folder, const std::stop_token &stop)
    {
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled, tr("The search was cancelled."));
            const QString path = it.next();
            const FoundFile file{path, it.fileInfo().size()};
            m_bySize.emplace(file.size, file);
            m_byName.emplace(nameOf(path), file);
        }
        return {};
    }

    std::optional<RelinkMatch> find(const MediaItem &item)
    {
        std::vector<FoundFile> same;
        std::vector<FoundFile> sameSize;
        std::vector<FoundFile> sameName;
        const auto named = m_byName.equal_range(nameOf(item.path));
        for (auto it = named.first; it != named.second; ++it) {
            sameName.push_back(it->second);
            if (it->second.size == item.identity.size)
                sameSize.push_back(it->second);
        }
        const auto sized = m_bySize.equal_range(item.identity.size);
        for (auto it = sized.first; it != sized.second && !item.identity.hash.isEmpty(); ++it) {
            if (identityOf(it->second.path) == item.identity)
                same.push_back(it->second);
        }
        return !same.empty()       ? best(item, same, MatchBy::Content)
               : !sameSize.empty() ? best(item, sameSize, MatchBy::NameAndSize)
               : !sameName.empty() ? best(item, sameName, MatchBy::Name)
                                   : std::nullopt;
    }

private:
    static QString nameOf(const QString &path)
    {
        return path.section(QLatin1Char('/'), -1).toCaseFolded();
    }

    /// Empty for a file that cannot be read: it matches nothing by its content.
    const MediaIdentity &identityOf(const QString &path)
    {
        const auto known = m_identities.find(path);
        if (known != m_identities.end())
            return known->second;
        return m_identities.emplace(path, identify(path).value_or(MediaIdentity())).first->second;
    }

    std::optional<RelinkMatch> best(const MediaItem &item, std::vector<FoundFile> &files,
                                    MatchBy by)
    {
        std::sort(files.begin(), files.end(), [&](const FoundFile &a, const FoundFile &b) {
            const int likeA = commonEnd(a.path, item.path);
            const int likeB = commonEnd(b.path, item.path);
            return likeA != likeB ? likeA > likeB : a.path < b.path;
        });
        const QString &path = files.front().path;
        return RelinkMatch{item.id, path, by, identityOf(path), static_cast<int>(files.size())};
    }

    std::unordered_multimap<std::int64_t, FoundFile> m_bySize;
    std::unordered_multimap<QString, FoundFile> m_byName;
    std::unordered_map<QString, MediaIdentity> m_identities;
};

bool isWanted(const MediaItem &item, const RelinkSearch &search)
{
    if (search.media.empty())
        return !QFileInfo(absolutePath(item.path, search.projectFolder)).isFile();
    return std::find(search.media.begin(), search.media.end(), item.id) != search.media.end();
}

} // namespace

Result<RelinkPreview> previewRelink(const RelinkSearch &search, std::stop_token stop)
{
    const QFileInfo folder(search.searchFolder);
    if (!folder.isDir())
        return fail(ErrorKind::Usage, tr("There is no folder \"%1\".").arg(search.searchFolder));
    RelinkPreview preview;
    Haystack haystack;
    if (const Status status = haystack.fill(folder.absoluteFilePath(), stop); !status)
        return fail(status);
    for (const auto &item : search.project.media) {
        if (!isWanted(*item, search))
            continue;
        if (auto match = haystack.find(*item))
            preview.matches.push_back(*std::move(match));
        else
            preview.unmatched.push_back(item->id);
    }
    return preview;
}

Result<Relink> relinkEdit(const Project &project, const QString &projectFolder,
                          const std::vector<RelinkMatch> &matches)
{
    Relink edit;
    for (const RelinkMatch &match : matches) {
        const auto identity = identify(match.path);
        if (!identity)
            return fail(identity);
        NewFile file{match.media, storedPath(match.path, projectFolder), *identity, {}};
        const MediaItem *item = project.find(match.media);
        if (!item || *identity != item->identity) {
            const auto info = probe(match.path);
            if (!info)
                return fail(info);
            file.info = *info;
        }
        edit.files.push_back(std::move(file));
    }
    return edit;
}

} // namespace weft
