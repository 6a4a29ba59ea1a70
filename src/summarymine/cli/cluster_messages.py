"""Messages of engines and clusters, in both languages."""

from summarymine.batch.errors import SENTENCES

EN = {
    "option.engine": "local: processes of this machine; dask: a cluster. Default: local.",
    "option.scheduler": (
        "With --engine dask: the address of its scheduler, such as tcp://host:8786; by default a"
        " cluster of processes on this machine."
    ),
    "usage.scheduler": "--scheduler goes with --engine dask",
    "usage.jobs_of_cluster": (
        "--jobs is of this machine; with --scheduler the workers are those that have joined it"
    ),
    **{f"cluster.{reason}": sentence for reason, sentence in SENTENCES.items()},
}

ZH = {
    "option.engine": "local：本机的多个进程；dask：集群。默认为 local。",
    "option.scheduler": (
        "与 --engine dask 合用：调度器地址，如 tcp://host:8786；默认在本机建立由进程组成的集群。"
    ),
    "usage.scheduler": "--scheduler 须与 --engine dask 合用",
    "usage.jobs_of_cluster": "--jobs 只管本机；给出 --scheduler 时，由已加入的工作节点处理",
    "cluster.no_library": "需要 {library}；请安装：pip install 'summarymine[cluster]'",
    "cluster.no_scheduler": "此处没有调度器应答（{detail}）；请启动：dask scheduler",
    "cluster.no_worker": "{seconds} 秒内没有工作节点加入；请启动：dask worker {name}",
    "cluster.no_tool": (
        "该工作节点没有安装 summarymine；请在其上运行：pip install 'summarymine[cluster]=={here}'"
    ),
    "cluster.version": "该工作节点的 {what} 是 {there}，本机是 {here}；请安装同一版本",
    "cluster.rules": (
        "该工作节点的规则（{there}）与本机（{here}）不同；请在两处安装同一版本的 summarymine"
    ),
    "cluster.unseen": (
        "该工作节点看不到 {path}；请把报告放在各机共用的磁盘上，或给出 s3://… 之类的地址"
    ),
    "cluster.lost": "调度器已不在（{detail}）；请重新启动调度器和工作节点，再运行一次",
}
