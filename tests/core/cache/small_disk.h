#pragma once

#include <QTemporaryDir>

#include <sys/mount.h>

namespace weft::test {

/// A small file system of its own, where the machine lets us mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
        : m_options(QByteArray("size=") + size)
    {
        m_isThere = ::mount("tmpfs", name().constData(), "tmpfs", 0, m_options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_isThere)
            ::umount2(name().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isThere() const { return m_isThere; }
    QString path() const { return m_folder.path(); }
    bool makeReadOnly() const
    {
        return ::mount("tmpfs", name().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY,
                       m_options.constData())
               == 0;
    }

private:
    QByteArray name() const { return m_folder.path().toUtf8(); }

    QTemporaryDir m_folder;
    QByteArray m_options;
    bool m_isThere = false;
};

} // namespace weft::test
