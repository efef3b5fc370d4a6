#include "core/project/collect.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/edit/edit.h"
#include "core/generate/asset_store.h"
#include "core/media/probe.h"
#include "core/project/carry.h"
#include "core/project/project_file.h"
#include "core/render/display_transform.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>

namespace weft {

namespace {

/// One file to bring along.
struct Cargo
{
    QString stored; ///< its path in the project
    QString from;   ///< absolute
    QString to;     ///< relative to the new folder
    std::int64_t bytes = 0;
};

/// An OpenColorIO configuration to bring along.
struct Config
{
    QString stored; ///< its path in the project
    QString from;   ///< absolute
    QString to;     ///< its folder, relative to the new one
};

class Collector
{
public:
    Collector(const CollectRequest &request,
              const std::function<void(const CollectProgress &)> &progress, std::stop_token stop)
        : m_request(request)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_part(QDir::cleanPath(QFileInfo(request.folder).absoluteFilePath())
                 + QStringLiteral(".part"))
    {}

    Result<Collected> run()
    {
        if (const Status status = checkFolder(); !status)
            return fail(status);
        if (const Status status = gather(); !status)
            return fail(status);
        const Status status = fillPart();
        if (!status) {
            QDir(m_part).removeRecursively();
            return fail(status);
        }
        return m_collected;
    }

private:
    QString folder() const { return m_part.chopped(5); }
    QString projectName() const { return QFileInfo(m_request.projectPath).fileName(); }

    Status checkFolder() const
    {
        const QFileInfo info(folder());
        const bool isEmptyFolder = info.isDir() && QDir(folder()).isEmpty();
        if (info.exists() && !isEmptyFolder)
            return fail(ErrorKind::Output,
                        tr("\"%1\" exists already: give the name of a new folder.").arg(folder()));
        if (!QFileInfo(info.absolutePath()).isDir())
            return fail(ErrorKind::Output,
                        tr("There is no folder \"%1\".").arg(info.absolutePath()));
        if (QFileInfo::exists(m_part))
            return fail(ErrorKind::Output,
                        tr("\"%1\" is in the way: another collection is being written, or was "
                           "interrupted. Remove it if none is running.")
                            .arg(m_part));
        return {};
    }

    /// Lists what is to be copied.
    Status gather()
    {
        const QString start = QFileInfo(m_request.projectPath).absolutePath();
        for (const auto &item : m_request.project.media) {
            const QString path = absolutePath(item->path, start);
            if (!add(item->path, path, QStringLiteral("media")))
                m_collected.missing << item->name;
            else if (isChanged(*item, path))
                m_collected.changed << item->name;
            for (const Proxy &proxy : item->proxies)
                (void) add(proxy.path, absolutePath(proxy.path, start), QStringLiteral("proxies"));
        }
        for (const auto &sequence : m_request.project.sequences)
            addConfig(sequence->settings.view, start);
        if (m_collected.missing.isEmpty() || m_request.skipMissing)
            return {};
        return fail(ErrorKind::Media,
                    tr("These media are missing: %1. Relink them first, or collect without them.")
                        .arg(m_collected.missing.join(QStringLiteral(", "))));
    }

    /// A file that cannot be read is found out by copying it.
    static bool isChanged(const MediaItem &item, const QString &path)
    {
        const auto identity = identify(path);
        return identity && !item.identity.hash.isEmpty() && *identity != item.identity;
    }

    bool add(const QString &stored, const QString &from, const QString &subfolder)
    {
        const QFileInfo info(from);
        if (!info.isFile()) {
            m_paths.emplace(stored, from); // where it was, should it come back
            return false;
        }
        if (!m_paths.contains(stored)) {
            const QString to = subfolder + QLatin1Char('/') + freeName(subfolder, info);
            m_cargo.push_back({stored, from, to, info.size()});
            m_paths.emplace(stored, to);
            m_bytesTotal += info.size();
        }
        return true;
    }

    /// A configuration with the files it names below its folder, as they lie there.
    void addConfig(const DisplayView &view, const QString &start)
    {
        if (view.config.isEmpty() && view.use != ViewUse::None)
            m_collected.staying << qEnvironmentVariable("OCIO");
        if (view.config.isEmpty() || m_paths.contains(view.config))
            return;
        const QFileInfo info(absolutePath(view.config, start));
        const auto files = filesNamedBy(info.absoluteFilePath());
        if (!files) {
            m_paths.emplace(view.config, info.absoluteFilePath());
            m_collected.staying << info.absoluteFilePath();
            return;
        }
        const QString subfolder = QStringLiteral("colour");
        const QString to = subfolder + QLatin1Char('/')
                           + freeName(subfolder, QFileInfo(info.completeBaseName()));
        const QDir from(info.absolutePath());
        for (const QString &file : QStringList(info.absoluteFilePath()) + *files) {
            const QString inside = from.relativeFilePath(file);
            if (!inside.startsWith(QLatin1String("..")) && QDir::isRelativePath(inside)) {
                m_cargo.push_back(
                    {view.config, file, to + QLatin1Char('/') + inside, QFileInfo(file).size()});
                m_bytesTotal += m_cargo.back().bytes;
            }
        }
        m_paths.emplace(view.config, to + QLatin1Char('/') + info.fileName());
        m_configs.push_back({view.config, info.absoluteFilePath(), to});
    }

    /// Whether views are the same through a configuration's copy, without any file but its own.
    bool isWhole(const Config &config) const
    {
        const QString copied = m_part + QLatin1Char('/') + m_paths.at(config.stored);
        const QString inside = m_part + QLatin1Char('/') + config.to + QLatin1Char('/');
        for (const auto &sequence : m_request.project.sequences) {
            DisplayView view = sequence->settings.view;
            if (view.config != config.stored)
                continue;
            view.config = config.from;
            const auto before = DisplayTransform::load(view);
            view.config = copied;
            const auto after = DisplayTransform::load(view);
            if (!before || !after || (*before)->identity() != (*after)->identity())
                return false;
            for (const QString &file : (*after)->files()) {
                if (!QDir::cleanPath(file).startsWith(inside))
                    return false;
            }
        }
        return true;
    }

    /// Leaves configurations where they are whose copies would not do.
    void settleConfigs()
    {
        for (const Config &config : m_configs) {
            if (isWhole(config))
                continue;
            QDir(m_part + QLatin1Char('/') + config.to).removeRecursively();
            for (const Cargo &cargo : m_cargo) {
                if (cargo.stored == config.stored) {
                    --m_collected.files;
                    m_collected.bytes -= cargo.bytes;
                }
            }
            std::erase_if(m_cargo,
                          [&](const Cargo &cargo) { return cargo.stored == config.stored; });
            m_paths[config.stored] = config.from;
            m_collected.staying << config.from;
        }
        QDir(m_part).rmdir(QStringLiteral("colour")); // if there is none
        m_collected.staying.removeDuplicates();
        m_collected.staying.removeAll(QString());
    }

    /// The file's name, with a number where it is taken. Case is ignored, as some disks do.
    QString freeName(const QString &subfolder, const QFileInfo &info)
    {
        QString name = info.fileName();
        const QString suffix = info.suffix().isEmpty() ? QString()
                                                       : QLatin1Char('.') + info.suffix();
        for (int number = 2; !m_names.insert(subfolder + name.toCaseFolded()).second; ++number)
            name = QStringLiteral("%1 %2%3").arg(info.completeBaseName()).arg(number).arg(suffix);
        return name;
    }

    Status fillPart()
    {
        if (const Status status = makeFolder(m_part); !status)
            return status;
        for (const Cargo &cargo : m_cargo) {
            if (const Status status = bring(cargo); !status)
                return status;
        }
        settleConfigs();
        const QString path = m_part + QLatin1Char('/') + projectName();
        if (const Status status = carryTakes(AssetStore::folderFor(m_request.projectPath),
                                             AssetStore::folderFor(path), m_stop);
            !status)
            return status;
        const auto project = weft::apply(m_request.project, SetPaths{m_paths});
        if (!project)
            return fail(project);
        if (const Status status = saveProject(*project, path); !status)
            return status;
        if (const Status status = verify(path, *project); !status)
            return status;
        return finish();
    }

    Status bring(const Cargo &cargo)
    {
        if (m_progress)
            m_progress({cargo.from, m_collected.bytes, m_bytesTotal});
        const QString to = m_part + QLatin1Char('/') + cargo.to;
        if (const Status status = makeFolder(QFileInfo(to).absolutePath()); !status)
            return status;
        if (const Status status = carryFile(cargo.from, to, CarryBy::Copy, m_stop); !status)
            return status;
        ++m_collected.files;
        m_collected.bytes += cargo.bytes;
        return {};
    }

    /// Reads the collected project as its receiver will, and looks for everything in it.
    Status verify(const QString &path, const Project &expected)
    {
        const auto project = loadProject(path);
        if (!project || *project != expected)
            return fail(ErrorKind::Verification,
                        tr("The collected project \"%1\" is not what was written.").arg(path));
        for (const Cargo &cargo : m_cargo) {
            if (QFileInfo(m_part + QLatin1Char('/') + cargo.to).size() != cargo.bytes)
                return fail(ErrorKind::Verification,
                            tr("\"%1\" changed while it was collected.").arg(cargo.from));
        }
        AssetStore before(AssetStore::folderFor(m_request.projectPath));
        AssetStore after(AssetStore::folderFor(path));
        for (AssetStore *store : {&before, &after}) {
            if (const Status status = store->load(); !status)
                return status;
        }
        for (const Take &take : before.takes()) {
            const auto source = before.filePath(take.id);
            const auto carried = after.filePath(take.id);
            if (source && !carried)
                return fail(ErrorKind::Verification,
                            tr("The take \"%1\" was not collected.").arg(*source));
            m_collected.files += carried ? 1 : 0;
            m_collected.bytes += carried ? QFileInfo(*carried).size() : 0;
        }
        return {};
    }

    Status finish()
    {
        if (std::rename(QFile::encodeName(m_part).constData(),
                        QFile::encodeName(folder()).constData())
            != 0)
            return fail(ErrorKind::Output,
                        tr("\"%1\" cannot be made: %2.")
                            .arg(folder(), QString::fromLocal8Bit(std::strerror(errno))));
        m_collected.projectPath = folder() + QLatin1Char('/') + projectName();
        return {};
    }

    const CollectRequest &m_request;
    const std::function<void(const CollectProgress &)> &m_progress;
    const std::stop_token m_stop;
    const QString m_part;
    std::vector<Cargo> m_cargo;
    std::vector<Config> m_configs;
    std::map<QString, QString> m_paths; ///< stored → relative in the new folder
    std::set<QString> m_names;
    std::int64_t m_bytesTotal = 0;
    Collected m_collected;
};

} // namespace

Result<Collected> collect(const CollectRequest &request,
                          const std::function<void(const CollectProgress &)> &progress,
                          std::stop_token stop)
{
    return Collector(request, progress, std::move(stop)).run();
}

} // namespace weft
